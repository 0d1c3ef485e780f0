package org.criticalminerals.pipeline.partner.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.Narrowing;

/** Consultations of originators, with their answers. */
@ApplicationScoped
class ConsultationRepository implements PanacheRepositoryBase<AccessConsultation, UUID> {

    private static final String UNANSWERED =
            "endedAt is null and not exists (select 1 from AccessAnswer a where a.consultationId = c.id)";
    private static final String DUE = """
            select c.* from access_consultation c
            where c.remind_at <= :now and c.ended_at is null
            order by c.remind_at, c.id limit 1 for update skip locked""";

    private final EntityManager entities;

    ConsultationRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A consultation with its row locked. */
    Optional<AccessConsultation> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The consultations of a case, with their rows locked, in an order that never lets two wait for each other. */
    List<AccessConsultation> lockAll(UUID request) {
        return find("requestId = ?1 order by id", request)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The consultations of cases. */
    List<AccessConsultation> of(Collection<UUID> requests) {
        return requests.isEmpty()
                ? List.of()
                : find("requestId in ?1 order by party, id", requests).list();
    }

    /**
     * What a party is asked, newest first.
     *
     * @param waiting whether only what still waits for an answer
     * @param before behind this one; null at the beginning
     */
    List<AccessConsultation> askedOf(String party, boolean waiting, UUID before, int limit) {
        Narrowing narrowing = new Narrowing().to("c.party = :party", "party", party);
        if (waiting) {
            narrowing.to(UNANSWERED);
        }
        return narrowing
                .to("c.id < :before", "before", before)
                .rows(entities, AccessConsultation.class, "from AccessConsultation c", "c.id desc", limit);
    }

    /** Takes the consultation that the timer has to look at first; other replicas leave it alone meanwhile. */
    Optional<AccessConsultation> claimDue(Instant now) {
        List<?> due = entities.createNativeQuery(DUE, AccessConsultation.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(AccessConsultation.class::cast).findFirst();
    }

    void add(AccessAnswer answer) {
        entities.persist(answer);
    }

    /** The latest answer to each consultation; no entry where there is none. */
    Map<UUID, AccessAnswer> answers(Collection<UUID> consultations) {
        Map<UUID, AccessAnswer> latest = new HashMap<>();
        if (!consultations.isEmpty()) {
            entities.createQuery(
                            "from AccessAnswer where consultationId in :ids order by consultationId, version",
                            AccessAnswer.class)
                    .setParameter("ids", consultations)
                    .getResultList()
                    .forEach(answer -> latest.put(answer.consultationId, answer));
        }
        return latest;
    }
}
