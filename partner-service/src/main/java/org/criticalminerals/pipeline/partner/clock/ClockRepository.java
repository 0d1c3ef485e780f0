package org.criticalminerals.pipeline.partner.clock;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.Narrowing;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The clocks. */
@ApplicationScoped
class ClockRepository implements PanacheRepositoryBase<AgreementClock, UUID> {

    private final EntityManager entities;

    ClockRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A clock with its row locked. */
    Optional<AgreementClock> lock(UUID id) {
        return Optional.ofNullable(entities.find(AgreementClock.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** All clocks of an agreement, with their rows locked, in an order that never lets two wait for each other. */
    List<AgreementClock> lockAll(String agreement) {
        return find("agreement = ?1 order by id", agreement)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The clocks of a candidacy, with their rows locked. */
    List<AgreementClock> lockAll(String agreement, UUID project) {
        return find("agreement = ?1 and projectId = ?2 order by id", agreement, project)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Takes the clock that the timer has to look at first; other replicas leave it alone meanwhile. */
    Optional<AgreementClock> claimDue(Instant now) {
        List<?> due = entities.createNativeQuery(
                        "select * from agreement_clock where status = 'RUNNING' and next_at <= :now order by next_at,"
                                + " id limit 1 for update skip locked",
                        AgreementClock.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(AgreementClock.class::cast).findFirst();
    }

    /**
     * Which clocks a list holds; null means all.
     *
     * @param agreements codes of agreements
     * @param project the project
     * @param status the status
     */
    record Filter(List<String> agreements, UUID project, ClockStatus status) {}

    /** Where a list goes on: behind this clock; null at the beginning. */
    record After(Instant dueAt, UUID id) {}

    /** Clocks in the order in which they run out. */
    List<AgreementClock> list(Filter filter, After after, int limit) {
        if (filter.agreements() != null && filter.agreements().isEmpty()) {
            return List.of();
        }
        Narrowing narrowing = new Narrowing()
                .to("agreement in :agreements", "agreements", filter.agreements())
                .to("projectId = :project", "project", filter.project())
                .to("status = :status", "status", filter.status());
        if (after != null) {
            narrowing.to("(dueAt, id) > (:due, :id)", "due", after.dueAt()).with("id", after.id());
        }
        return rows(narrowing, limit);
    }

    private List<AgreementClock> rows(Narrowing narrowing, int limit) {
        return narrowing.rows(entities, AgreementClock.class, "from AgreementClock", "dueAt, id", limit);
    }

    /** The clocks not yet fulfilled that run out in a span of time, by when they do and id. */
    List<AgreementClock> due(DueSource.Span span) {
        return rows(
                span.within(new Narrowing().to("status in ('RUNNING', 'EXPIRED')"), "agreement", "dueAt", "id"),
                span.limit());
    }
}
