package org.criticalminerals.pipeline.partner.clearance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.Narrowing;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** Preparations with their drafts, clearances and answers. */
@ApplicationScoped
class PreparationRepository implements PanacheRepositoryBase<Preparation, Preparation.Key> {

    private static final String DUE = """
        select p.* from preparation p join clearance c on c.review_id = p.review_id and c.party = p.party
        where c.open and not c.answered and c.remind_at <= :now
        order by c.remind_at limit 1 for update of p skip locked\
        """;
    private static final String LATEST_ANSWERS = """
        select distinct on (review_id, party, agency) * from clearance_answer
        where review_id in (:reviews) and party = :party order by review_id, party, agency, version desc\
        """;

    private final EntityManager entities;

    PreparationRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Preparation> find(UUID review, String party) {
        return findByIdOptional(new Preparation.Key(review, party));
    }

    /** A preparation with its row locked until the end of the transaction. */
    Optional<Preparation> lock(UUID review, String party) {
        return Optional.ofNullable(
                entities.find(Preparation.class, new Preparation.Key(review, party), LockModeType.PESSIMISTIC_WRITE));
    }

    /** A party's preparations of some reviews, locked in order. */
    List<Preparation> lock(Collection<UUID> reviews, String party) {
        return find("party = ?1 and reviewId in ?2 order by reviewId", party, reviews)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** All preparations of a review, locked in order. */
    List<Preparation> lockOf(UUID review) {
        return find("reviewId = ?1 order by party", review)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The preparations in which an official has something in hand, locked in order. */
    List<Preparation> lockInHandOf(String official) {
        return entities.createQuery(
                        "select p from Preparation p where p.open and (p.assignee = :official or exists (select 1 from"
                                + " Clearance c where c.reviewId = p.reviewId and c.party = p.party and c.open and not"
                                + " c.answered and c.assignee = :official)) order by p.reviewId, p.party",
                        Preparation.class)
                .setParameter("official", official)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The open preparations that an official has in hand. */
    List<Preparation> inHandOf(String official) {
        return list("open and assignee = ?1 order by reviewId", official);
    }

    /** The unanswered clearances that an official has in hand. */
    List<Clearance> clearancesInHandOf(String official) {
        return entities.createQuery(
                        "select c from Clearance c where c.open and not c.answered and c.assignee = :official"
                                + " order by c.reviewId",
                        Clearance.class)
                .setParameter("official", official)
                .getResultList();
    }

    Optional<DraftPosition> latestDraft(UUID review, String party) {
        return drafts(review, party, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The versions of a party's draft before one, the newest first. */
    List<DraftPosition> drafts(UUID review, String party, int before, int limit) {
        return entities.createQuery(
                        "select d from DraftPosition d where d.reviewId = :review and d.party = :party"
                                + " and d.version < :before order by d.version desc",
                        DraftPosition.class)
                .setParameter("review", review)
                .setParameter("party", party)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<Clearance> clearance(UUID review, String party, String agency) {
        return Optional.ofNullable(entities.find(Clearance.class, new Clearance.Key(review, party, agency)));
    }

    /** What an agency was asked on some reviews. */
    List<Clearance> clearances(Collection<UUID> reviews, String party, String agency) {
        return entities.createQuery(
                        "select c from Clearance c where c.party = :party and c.agency = :agency and c.reviewId in"
                                + " :reviews",
                        Clearance.class)
                .setParameter("party", party)
                .setParameter("agency", agency)
                .setParameter("reviews", reviews)
                .getResultList();
    }

    /** What was asked on a review of a party's agencies, in the order of the agencies; a handful by nature. */
    List<Clearance> clearances(UUID review, String party) {
        return entities.createQuery(
                        "select c from Clearance c where c.reviewId = :review and c.party = :party order by c.agency",
                        Clearance.class)
                .setParameter("review", review)
                .setParameter("party", party)
                .getResultList();
    }

    /** Where a list of clearances goes on: behind this one. */
    record After(Instant dueAt, UUID review) {}

    /** What waits for an agency, the most urgent first. */
    List<Clearance> waitingFor(String agency, After after, int limit) {
        var query = entities.createQuery(
                        "select c from Clearance c where c.agency = :agency and c.open and not c.answered"
                                + " and not exists (select 1 from EndedReview e where e.reviewId = c.reviewId)"
                                + (after == null ? "" : " and (c.dueAt, c.reviewId) > (:dueAt, :review)")
                                + " order by c.dueAt, c.reviewId",
                        Clearance.class)
                .setParameter("agency", agency)
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("dueAt", after.dueAt()).setParameter("review", after.review());
        }
        return query.getResultList();
    }

    /** What an agency was asked for and has to answer in a span of time, by when and id. */
    List<Clearance> due(String agency, DueSource.Span span) {
        return span.within(
                        new Narrowing()
                                .to("c.agency = :agency", "agency", agency)
                                .to("c.open and not c.answered")
                                .to("not exists (select 1 from EndedReview e where e.reviewId = c.reviewId)"),
                        "c.agreement",
                        "c.dueAt",
                        "c.id")
                .rows(entities, Clearance.class, "select c from Clearance c", "c.dueAt, c.id", span.limit());
    }

    /** Each agency's latest answer on some reviews. */
    List<GivenClearance> latestAnswers(Collection<UUID> reviews, String party) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        List<?> rows = entities.createNativeQuery(LATEST_ANSWERS, GivenClearance.class)
                .setParameter("reviews", reviews)
                .setParameter("party", party)
                .getResultList();
        return rows.stream().map(GivenClearance.class::cast).toList();
    }

    /** The versions of an agency's answer before one, the newest first. */
    List<GivenClearance> answers(UUID review, String party, String agency, int before, int limit) {
        return entities.createQuery(
                        "select g from GivenClearance g where g.reviewId = :review and g.party = :party"
                                + " and g.agency = :agency and g.version < :before order by g.version desc",
                        GivenClearance.class)
                .setParameter("review", review)
                .setParameter("party", party)
                .setParameter("agency", agency)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(DraftPosition draft) {
        entities.persist(draft);
    }

    void add(Clearance clearance) {
        entities.persist(clearance);
    }

    void add(GivenClearance given) {
        entities.persist(given);
    }

    /** Marks a review as ended. */
    void markEnded(UUID review, Instant now, Collection<String> releasableTo) {
        EndedReview ended = new EndedReview();
        ended.reviewId = review;
        ended.endedAt = now;
        ended.releasableTo = releasableTo.toArray(String[]::new);
        entities.persist(ended);
    }

    /** Takes a review that ended and whose preparations are to be closed; other replicas leave it alone meanwhile. */
    Optional<EndedReview> claimEnded() {
        List<?> ended = entities.createNativeQuery(
                        "select * from ended_review order by ended_at limit 1 for update skip locked",
                        EndedReview.class)
                .getResultList();
        return ended.stream().map(EndedReview.class::cast).findFirst();
    }

    void close(EndedReview ended) {
        lockOf(ended.reviewId).forEach(preparation -> preparation.open = false);
        entities.createQuery("update Clearance set open = false, remindAt = null where reviewId = :review")
                .setParameter("review", ended.reviewId)
                .executeUpdate();
        entities.remove(ended);
    }

    /** Takes a preparation in which the timer has to remind of something; other replicas leave it alone meanwhile. */
    Optional<Preparation> claimDue(Instant now) {
        List<?> due = entities.createNativeQuery(DUE, Preparation.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(Preparation.class::cast).findFirst();
    }
}
