package org.criticalminerals.pipeline.partner.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.database.Narrowing;

/** The reviews. */
@ApplicationScoped
class ReviewRepository implements PanacheRepositoryBase<Review, UUID> {

    private static final String ROUNDS = "select subjectType, gate, gateRequest, changeRequest, status from Review";

    private final EntityManager entities;

    ReviewRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A review with its row locked until the end of the transaction. */
    Optional<Review> lock(UUID id) {
        return Optional.ofNullable(entities.find(Review.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Keeps the seals of a frozen dossier's sections, each for those who may see the section. */
    void keepSections(UUID review, List<SectionSeal> seals) {
        seals.forEach(seal -> entities.persist(ReviewSection.of(review, seal)));
    }

    /** The seals of the sections of a review's dossier that the acting official may see. */
    List<SectionSeal> sections(UUID review) {
        return entities.createQuery("from ReviewSection where key.reviewId = :review", ReviewSection.class)
                .setParameter("review", review)
                .getResultStream()
                .map(ReviewSection::seal)
                .sorted(Comparator.comparing(SectionSeal::section))
                .toList();
    }

    /** The review of a change request, with its row locked. */
    Optional<Review> lockChange(UUID projectId, String agreement, int changeRequest) {
        return find("projectId = ?1 and agreement = ?2 and changeRequest = ?3", projectId, agreement, changeRequest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The review of a gate request, with its row locked. */
    Optional<Review> lock(UUID projectId, String agreement, int gateRequest) {
        return find("projectId = ?1 and agreement = ?2 and gateRequest = ?3", projectId, agreement, gateRequest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The open review of a candidacy, with its row locked. */
    Optional<Review> lockOpen(UUID projectId, String agreement) {
        return find("projectId = ?1 and agreement = ?2 and status = ?3", projectId, agreement, ReviewStatus.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The open reviews of a project, in the order of their ids; none of them is loaded. */
    List<UUID> openOf(UUID projectId) {
        return entities.createQuery(
                        "select r.id from Review r where r.projectId = :project and r.status = :open order by r.id",
                        UUID.class)
                .setParameter("project", projectId)
                .setParameter("open", ReviewStatus.OPEN)
                .getResultList();
    }

    /** The project that a review is about, if any; the review isn't loaded. */
    Optional<UUID> projectOf(UUID id) {
        return entities.createQuery(
                        "select r.projectId from Review r where r.id = :id and r.projectId is not null", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** A round that a candidacy has had, or has. */
    record Round(SubjectType subjectType, Gate gate, Integer gateRequest, Integer changeRequest, ReviewStatus status) {

        /** Whether this round was on that very request. */
        boolean answers(Question question) {
            return subjectType == question.type()
                    && Objects.equals(gateRequest, question.gateRequest())
                    && Objects.equals(changeRequest, question.changeRequest());
        }

        /** Whether this round asked the same, be it by an earlier request. */
        boolean asksLike(Question question) {
            return subjectType == question.type() && gate == question.gate();
        }
    }

    /** All rounds of a candidacy, or on amendments of an agreement where there is no project; a few by nature. */
    List<Round> rounds(UUID projectId, String agreement) {
        return projectId == null ? amendments(agreement) : candidacyRounds(projectId, agreement);
    }

    private List<Round> amendments(String agreement) {
        return find(ROUNDS + " where projectId is null and agreement = ?1", agreement)
                .project(Round.class)
                .list();
    }

    private List<Round> candidacyRounds(UUID projectId, String agreement) {
        return find(ROUNDS + " where projectId = ?1 and agreement = ?2", projectId, agreement)
                .project(Round.class)
                .list();
    }

    /**
     * Takes the review that the timer has to look at first; other replicas leave it alone meanwhile.
     *
     * @param now reviews due at or before
     */
    Optional<Review> claimDue(Instant now) {
        List<?> due = entities.createNativeQuery(
                        "select * from review where status = 'OPEN' and due_at <= :now order by due_at limit 1"
                                + " for update skip locked",
                        Review.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(Review.class::cast).findFirst();
    }

    /** Puts a review that couldn't be handled back in the timer's queue. */
    void postpone(UUID id, Instant until) {
        update("dueAt = ?1 where id = ?2 and status = ?3", until, id, ReviewStatus.OPEN);
    }

    /**
     * Which reviews a list holds, and in which order; null means all.
     *
     * @param project the project
     * @param agreements codes of agreements
     * @param status the status
     * @param pendingOn the party that an open review waits for
     * @param agency the agency that signs for that party
     * @param dueBefore before when the deadline has to lie
     * @param byDeadline whether the most urgent come first, instead of the newest
     */
    record Filter(
            UUID project,
            List<String> agreements,
            ReviewStatus status,
            String pendingOn,
            String agency,
            Instant dueBefore,
            boolean byDeadline) {

        Filter within(List<String> codes) {
            return new Filter(project, codes, status, pendingOn, agency, dueBefore, byDeadline);
        }
    }

    /** Where a list goes on: behind this review; null at the beginning. The deadline counts in lists by deadline. */
    record After(Instant deadline, UUID id) {}

    /** Reviews in the order that the filter asks for; only open ones come by deadline. */
    List<Review> list(Filter filter, After after, int limit) {
        if (filter.agreements() != null && filter.agreements().isEmpty()) {
            return List.of();
        }
        boolean isPending = filter.pendingOn() != null;
        // The deadline stands beside the party too, so that the index of what waits for a party has it.
        String deadline = isPending ? "p.deadline" : "r.deadline";
        String id = isPending ? "p.reviewId" : "r.id";
        Narrowing narrowing = new Narrowing()
                .to("r.projectId = :project", "project", filter.project())
                .to("r.agreement in :agreements", "agreements", filter.agreements())
                .to("p.reviewId = r.id and p.party = :party", "party", filter.pendingOn())
                .to("function('jsonb_extract_path_text', r.leads, :party) = :agency", "agency", filter.agency())
                .to(deadline + " < :dueBefore and r.clockStoppedAt is null", "dueBefore", filter.dueBefore());
        if (filter.byDeadline()) {
            // As a literal: by a parameter no plan could know that the index of open reviews serves.
            narrowing.to("r.status = OPEN");
        } else {
            narrowing.to("r.status = :status", "status", filter.status());
        }
        if (after != null && filter.byDeadline()) {
            narrowing
                    .to("(" + deadline + ", " + id + ") > (:deadline, :id)", "deadline", after.deadline())
                    .with("id", after.id());
        } else if (after != null) {
            narrowing.to("r.id < :id", "id", after.id());
        }
        return narrowing.rows(
                entities,
                Review.class,
                "select r from Review r" + (isPending ? ", PendingParty p" : ""),
                filter.byDeadline() ? deadline + ", " + id : "r.id desc",
                limit);
    }

    /**
     * The open reviews that end from one instant on and before another, the most urgent first; null codes mean all. Those
     * whose clock stands have no end yet.
     */
    List<Review> ending(List<String> agreements, Instant from, Instant until, After after, int limit) {
        if (agreements != null && agreements.isEmpty()) {
            return List.of();
        }
        Narrowing narrowing = new Narrowing()
                .to("r.status = OPEN")
                .to("r.clockStoppedAt is null")
                .to("r.deadline >= :from", "from", from)
                .to("r.deadline < :until", "until", until)
                .to("r.agreement in :agreements", "agreements", agreements);
        if (after != null) {
            narrowing
                    .to("(r.deadline, r.id) > (:deadline, :id)", "deadline", after.deadline())
                    .with("id", after.id());
        }
        return narrowing.rows(entities, Review.class, "select r from Review r", "r.deadline, r.id", limit);
    }

    /** How many reviews are open, and how many of them are past a moment. */
    record Load(long open, long overdue) {}

    Load load(Instant now) {
        return entities.createQuery(
                        "select count(r), coalesce(sum(case when r.deadline < :now then 1 else 0 end), 0)"
                                + " from Review r where r.status = :open",
                        Load.class)
                .setParameter("now", now)
                .setParameter("open", ReviewStatus.OPEN)
                .getSingleResult();
    }
}
