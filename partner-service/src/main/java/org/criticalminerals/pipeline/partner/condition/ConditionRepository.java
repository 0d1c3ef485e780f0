package org.criticalminerals.pipeline.partner.condition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.Narrowing;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The conditions with their evidence and with who acted. */
@ApplicationScoped
class ConditionRepository implements PanacheRepositoryBase<ConditionRow, UUID> {

    // A candidacy that is over asks for nothing any more.
    private static final String DUE = """
            select c.* from approval_condition c
            where c.status = 'OPEN' and c.overdue_told_at is null and c.overdue_at <= :now
              and not exists (select from candidacy k
                              where k.project_id = c.project_id and k.agreement = c.agreement
                                and k.status in ('WITHDRAWN', 'REJECTED', 'DESELECTED'))
            order by c.overdue_at limit 1
        for no key update of c skip locked\
        """;
    private static final String SHOW = """
            update approval_condition a set releasable_to = audience_with(c.releasable_to, a.party)
            from candidacy c
        where c.agreement = :agreement and a.project_id = c.project_id and a.agreement = c.agreement\
        """;
    // What is kept inside a party stays there; what is released to some never reaches more than see the condition.
    private static final String SHOW_EVIDENCE = """
            update condition_evidence e set releasable_to = audience_with(
                case when e.marking ->> 'kind' = 'PARTIES' then a.releasable_to
                     else array(select unnest(e.releasable_to) intersect select unnest(a.releasable_to) order by 1) end,
                e.party)
            from approval_condition a
        where a.agreement = :agreement and e.condition_id = a.id
          and e.marking ->> 'kind' in ('PARTIES', 'RELEASABLE_TO')\
        """;

    // What a change of the agreement was tied to is shown to the agreement's parties of now, and to whoever set it.
    private static final String SHOW_OF_AMENDMENTS = """
            update approval_condition
            set releasable_to = audience_with(cast(string_to_array(:audience, ',') as text[]), party)
        where agreement = :agreement and project_id is null\
        """;
    private static final String SHOW_DUE_CHANGES = """
            update condition_due_change d set releasable_to = a.releasable_to
            from approval_condition a
        where a.agreement = :agreement and d.condition_id = a.id\
        """;

    private static final String OF_A_LIVING_CANDIDACY = """
            not exists (select 1 from CandidacyRow k
                        where k.projectId = c.projectId and k.agreement = c.agreement
                      and k.status in ('WITHDRAWN', 'REJECTED', 'DESELECTED'))\
        """;

    private static final String SELECT = "select c from ConditionRow c";

    private final EntityManager entities;

    ConditionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Shows the conditions with what belongs to them to whom their candidacies are shown, or to the agreement's audience
     * where they belong to none.
     */
    void follow(String agreement, Set<String> audience) {
        entities.createNativeQuery(SHOW_OF_AMENDMENTS)
                .setParameter("agreement", agreement)
                .setParameter("audience", String.join(",", audience))
                .executeUpdate();
        for (String statement : List.of(SHOW, SHOW_EVIDENCE, SHOW_DUE_CHANGES)) {
            entities.createNativeQuery(statement)
                    .setParameter("agreement", agreement)
                    .executeUpdate();
        }
    }

    /** A condition with its row locked until the end of the transaction. */
    Optional<ConditionRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Takes the condition that has been overdue longest without being told; other replicas leave it alone meanwhile. */
    Optional<ConditionRow> claimOverdue(Instant now) {
        List<?> due = entities.createNativeQuery(DUE, ConditionRow.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(ConditionRow.class::cast).findFirst();
    }

    /** The open conditions of a candidacy, in the order in which they were set. */
    List<ConditionRow> open(UUID project, String agreement, int limit) {
        return find(
                        "projectId = ?1 and agreement = ?2 and status = ?3 order by id",
                        project,
                        agreement,
                        ConditionStatus.OPEN)
                .range(0, limit - 1)
                .list();
    }

    /**
     * Which conditions a list holds; null means all.
     *
     * @param project the project
     * @param agreements codes of agreements
     * @param status the status
     * @param owner the agency that has to fulfil them
     */
    record Filter(UUID project, List<String> agreements, ConditionStatus status, String owner) {}

    /** The open conditions whose day is over in a span of time, by when it is and id. */
    List<ConditionRow> due(DueSource.Span span) {
        return span.within(
                        new Narrowing().to("c.status = 'OPEN'").to(OF_A_LIVING_CANDIDACY),
                        "c.agreement",
                        "c.overdueAt",
                        "c.id")
                .rows(entities, ConditionRow.class, SELECT, "c.overdueAt, c.id", span.limit());
    }

    /** Conditions behind one, the newest first. */
    List<ConditionRow> list(Filter filter, UUID after, int limit) {
        if (filter.agreements() != null && filter.agreements().isEmpty()) {
            return List.of();
        }
        return new Narrowing()
                .to("c.projectId = :project", "project", filter.project())
                .to("c.agreement in :agreements", "agreements", filter.agreements())
                .to("c.status = :status", "status", filter.status())
                .to("c.owner = :owner", "owner", filter.owner())
                .to("c.id < :after", "after", after)
                .rows(entities, ConditionRow.class, SELECT, "c.id desc", limit);
    }

    /** What was submitted on some conditions, the oldest first, in one query. */
    Map<UUID, List<ConditionEvidence>> evidence(Collection<UUID> conditions) {
        return entities.createQuery(
                        "select e from ConditionEvidence e where e.conditionId in :conditions order by e.id",
                        ConditionEvidence.class)
                .setParameter("conditions", conditions)
                .getResultStream()
                .collect(Collectors.groupingBy(evidence -> evidence.conditionId));
    }

    /** How the dates of some conditions were moved, the first change first, in one query. */
    Map<UUID, List<ConditionDueChange>> dueChanges(Collection<UUID> conditions) {
        return entities.createQuery(
                        "select d from ConditionDueChange d where d.conditionId in :conditions order by d.change",
                        ConditionDueChange.class)
                .setParameter("conditions", conditions)
                .getResultStream()
                .collect(Collectors.groupingBy(change -> change.conditionId));
    }

    /** Who did what to some conditions, as far as the reader may know, the oldest first. */
    Map<UUID, List<ConditionActor>> actors(Collection<UUID> conditions) {
        return entities.createQuery(
                        "select a from ConditionActor a where a.conditionId in :conditions order by a.id",
                        ConditionActor.class)
                .setParameter("conditions", conditions)
                .getResultStream()
                .collect(Collectors.groupingBy(actor -> actor.conditionId));
    }

    /** How much was submitted on a condition. */
    long countEvidence(UUID condition) {
        return entities.createQuery(
                        "select count(e) from ConditionEvidence e where e.conditionId = :condition", Long.class)
                .setParameter("condition", condition)
                .getSingleResult();
    }

    void add(ConditionEvidence evidence) {
        entities.persist(evidence);
    }

    void add(ConditionDueChange change) {
        entities.persist(change);
    }

    void add(ConditionActor actor) {
        entities.persist(actor);
    }
}
