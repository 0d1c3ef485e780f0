package org.criticalminerals.pipeline.portal.work;

import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;

/**
 * The open reviews in which the official's party hasn't said anything yet, the most urgent first.
 *
 * @param mine those for which the official may sign
 * @param others those for which another agency or another official of the party signs
 * @param more whether there are more than these
 */
record WaitingReviews(List<Review> mine, List<Review> others, boolean more) {

    static WaitingReviews of(Page<Review> page) {
        var urgent = page.items().stream()
                .sorted(Comparator.comparing(Review::deadline, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new WaitingReviews(
                urgent.stream().filter(review -> review.permits("SIGN")).toList(),
                urgent.stream().filter(review -> !review.permits("SIGN")).toList(),
                page.hasNext());
    }
}
