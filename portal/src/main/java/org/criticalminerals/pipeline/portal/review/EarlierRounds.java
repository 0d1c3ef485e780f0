package org.criticalminerals.pipeline.portal.review;

import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;

/**
 * The rounds that came before a review and asked the same: what the parties said then, and why it ended as it did.
 *
 * @param rounds the latest first; those that were refused asked nobody and are left out
 */
public record EarlierRounds(List<Review> rounds) {

    static EarlierRounds of(Review review, List<Review> ofProject) {
        return new EarlierRounds(ofProject.stream()
                .filter(other -> !other.id().equals(review.id()))
                .filter(other -> other.subject().asksLike(review.subject()))
                .filter(other -> other.round() < review.round() && "CONCLUDED".equals(other.status()))
                .sorted(Comparator.comparingInt(Review::round).reversed())
                .toList());
    }

    /** Whether there was any. */
    public boolean isAny() {
        return !rounds.isEmpty();
    }

    /** The round right before; null where there was none. */
    public Review last() {
        return rounds.isEmpty() ? null : rounds.getFirst();
    }
}
