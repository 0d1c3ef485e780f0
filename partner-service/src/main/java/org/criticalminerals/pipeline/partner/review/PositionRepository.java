package org.criticalminerals.pipeline.partner.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Decision;

/** The positions with their signatures, and on whom reviews wait. */
@ApplicationScoped
class PositionRepository implements PanacheRepositoryBase<Position, UUID> {

    private static final String LATEST = """
            select distinct on (review_id, party) * from position
            where review_id in (:reviews) order by review_id, party, version desc""";

    private final EntityManager entities;
    private final InformationRequestRepository requests;

    PositionRepository(EntityManager entities, InformationRequestRepository requests) {
        this.entities = entities;
        this.requests = requests;
    }

    /** Each party's latest position on a review. */
    List<Position> latest(UUID review) {
        return latest(List.of(review)).getOrDefault(review, List.of());
    }

    /** Each party's latest position on some reviews, in one query. */
    Map<UUID, List<Position>> latest(Collection<UUID> reviews) {
        if (reviews.isEmpty()) {
            return Map.of();
        }
        List<?> rows = entities.createNativeQuery(LATEST, Position.class)
                .setParameter("reviews", reviews)
                .getResultList();
        List<Position> latest = rows.stream().map(Position.class::cast).toList();
        markAnswered(latest);
        return latest.stream().collect(Collectors.groupingBy(position -> position.reviewId));
    }

    private void markAnswered(List<Position> latest) {
        List<Position> asking = latest.stream()
                .filter(position -> position.decision == Decision.REQUEST_INFORMATION)
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        Map<UUID, List<InformationRequest>> asked =
                requests.of(asking.stream().map(position -> position.reviewId).toList());
        asking.forEach(position -> position.answered = asked.getOrDefault(position.reviewId, List.of()).stream()
                .anyMatch(request -> request.party.equals(position.party) && request.isAnswered()));
    }

    /** The versions of a party's position on a review before one, the newest first. */
    List<Position> before(UUID review, String party, int version, int limit) {
        return find("reviewId = ?1 and party = ?2 and version < ?3 order by version desc", review, party, version)
                .range(0, limit - 1)
                .list();
    }

    void sign(Position position, Signature signature) {
        entities.persist(position);
        entities.persist(signature);
    }

    /** The signatures under these positions, as far as the reader may know. */
    Map<UUID, Signature> signatures(Collection<UUID> positions) {
        if (positions.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("select s from Signature s where s.positionId in :positions", Signature.class)
                .setParameter("positions", positions)
                .getResultStream()
                .collect(Collectors.toMap(signature -> signature.positionId, Function.identity()));
    }

    /** On whom an open review waits, in the agreement's order. */
    List<String> awaited(Review review) {
        Map<String, Instant> awaited = awaited(List.of(review.id)).getOrDefault(review.id, Map.of());
        return Stream.of(review.parties).filter(awaited::containsKey).toList();
    }

    /** On whom some open reviews wait and since when, in one query. */
    Map<UUID, Map<String, Instant>> awaited(Collection<UUID> reviews) {
        return reviews.isEmpty()
                ? Map.of()
                : entities.createQuery("select p from PendingParty p where p.reviewId in :reviews", PendingParty.class)
                        .setParameter("reviews", reviews)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                pending -> pending.reviewId,
                                Collectors.toMap(pending -> pending.party, pending -> pending.since)));
    }

    /** Shows every party's position to all, at the conclusion of a review that kept them sealed. */
    void unseal(Review review) {
        entities.createNativeQuery("update position set releasable_to = :audience where review_id = :review")
                .setParameter("audience", review.releasableTo)
                .setParameter("review", review.id)
                .executeUpdate();
    }

    /**
     * The review waits for these parties, but for those that nobody can act for.
     *
     * @param since from this moment on
     */
    void expect(Review review, Collection<String> parties, Instant since) {
        Set<String> silenced = Set.of(review.withoutVoice);
        for (String party : parties) {
            if (silenced.contains(party)) {
                continue;
            }
            PendingParty pending = new PendingParty();
            pending.reviewId = review.id;
            pending.party = party;
            pending.since = since;
            pending.deadline = review.deadline;
            pending.releasableTo = review.releasableTo;
            entities.persist(pending);
        }
    }

    /** The review waits for this party no more. */
    void heard(UUID review, String party) {
        entities.createQuery("delete from PendingParty where reviewId = :review and party = :party")
                .setParameter("review", review)
                .setParameter("party", party)
                .executeUpdate();
    }

    /** The review waits for nobody any more. */
    void expectNobody(UUID review) {
        entities.createQuery("delete from PendingParty where reviewId = :review")
                .setParameter("review", review)
                .executeUpdate();
    }

    /** The deadline of a review moved. */
    void moveDeadline(Review review) {
        entities.createQuery("update PendingParty set deadline = :deadline where reviewId = :review")
                .setParameter("deadline", review.deadline)
                .setParameter("review", review.id)
                .executeUpdate();
    }
}
