package org.criticalminerals.pipeline.partner.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * What happens to reviews as parts of a package: they are put together, and positions are signed on many in one act, each
 * by the way that a single position goes, all of them or none. The reviews are locked in the order of their ids, so that
 * two parties that sign the same ones wait for each other and never cross.
 */
@ApplicationScoped
public class ReviewPackages {

    private final ReviewRepository reviews;
    private final PositionService positions;
    private final ReviewAnnouncements announcements;

    ReviewPackages(ReviewRepository reviews, PositionService positions, ReviewAnnouncements announcements) {
        this.reviews = reviews;
        this.positions = positions;
        this.announcements = announcements;
    }

    /**
     * A package, as its reviews tell of it.
     *
     * @param id the package
     * @param title what it is called
     * @param meeting title of the meeting that it is meant for; null without one
     * @param audience who may know of it
     */
    public record Bundle(UUID id, String title, String meeting, Set<String> audience) {

        Set<String> among(Set<String> others) {
            Set<String> both = new TreeSet<>(others);
            both.retainAll(audience);
            return both;
        }
    }

    /** What a party does on one review of a package. */
    public sealed interface Act {

        /** On which review. */
        UUID reviewId();

        /** It signs a position. */
        record Sign(UUID reviewId, NewPosition position) implements Act {}

        /** It takes the review out, and so takes no position on it. */
        record TakeOut(UUID reviewId, String reasons) implements Act {}
    }

    /**
     * A review that refused its position.
     *
     * @param reviewId the review
     * @param problem what a single position would have been told
     */
    public record Refused(UUID reviewId, HttpProblem problem) {}

    /** Tells of each review, in the current transaction, that it was put together with others. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void putTogether(Collection<UUID> ids, Bundle bundle, String party, Instant now) {
        ids.stream()
                .sorted(Comparator.comparing(UUID::toString))
                .flatMap(id -> lockOpen(id).stream())
                .forEach(review -> announcements.packaged(review, bundle, party, now));
    }

    /**
     * Signs for the official's party in the current transaction, which the caller has to roll back where anything is
     * refused.
     *
     * @param bundle the package
     * @param acts what is done on its reviews, at most one act a review
     * @param official who signs
     * @param receivedAt when the server received them
     * @return those that were refused, in the order of the acts; empty where all are signed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Refused> sign(
            Bundle bundle, Collection<? extends Act> acts, ActingOfficial official, Instant receivedAt) {
        Map<UUID, Refused> refused = new HashMap<>();
        acts.stream()
                .sorted(Comparator.comparing(act -> act.reviewId().toString()))
                .forEach(act -> {
                    try {
                        switch (act) {
                            case Act.Sign sign ->
                                positions.take(
                                        sign.reviewId(),
                                        official.party(),
                                        official,
                                        sign.position(),
                                        receivedAt,
                                        bundle.title());
                            case Act.TakeOut out -> takeOut(out, bundle, official, receivedAt);
                        }
                    } catch (HttpProblem problem) {
                        refused.put(act.reviewId(), new Refused(act.reviewId(), problem));
                    }
                });
        return acts.stream()
                .map(act -> refused.get(act.reviewId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private void takeOut(Act.TakeOut out, Bundle bundle, ActingOfficial official, Instant receivedAt) {
        lockOpen(out.reviewId())
                .ifPresent(review -> announcements.carvedOut(review, bundle, out.reasons(), official, receivedAt));
    }

    // Of a review that is over nothing is told any more.
    private Optional<Review> lockOpen(UUID id) {
        Optional<Review> open = reviews.lock(id).filter(Review::isOpen);
        open.ifPresent(review -> review.revision++);
        return open;
    }
}
