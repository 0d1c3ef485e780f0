package org.criticalminerals.pipeline.portal.work;

import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.security.Official;

/**
 * The open reviews in which the official's party hasn't said anything yet, the most urgent first.
 *
 * @param mine those for which the official may sign
 * @param others those for which another agency or another official of the party signs
 * @param more whether there are more than these
 */
record WaitingReviews(List<Review> mine, List<Review> others, boolean more) {

    static WaitingReviews of(Page<Review> page, Official official, ReferenceData names) {
        var urgent = page.items().stream()
                .sorted(Comparator.comparing(Review::deadline, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new WaitingReviews(
                urgent.stream().filter(review -> signs(official, review, names)).toList(),
                urgent.stream()
                        .filter(review -> !signs(official, review, names))
                        .toList(),
                page.hasNext());
    }

    // The service says what it permits; where a list leaves that out, the lead of the agreement tells.
    private static boolean signs(Official official, Review review, ReferenceData names) {
        return review.permits("SIGN")
                || official.maySign()
                        && names.lead(review.subject().agreement(), official.party())
                                .equals(official.agency());
    }
}
