package org.criticalminerals.pipeline.notification.inbox;

import java.util.UUID;
import org.criticalminerals.pipeline.notification.recipient.Official;
import org.criticalminerals.pipeline.notification.recipient.Why;

/**
 * Something is no longer awaited in a review.
 *
 * @param reviewId the review
 * @param party of which party; null for all of them
 * @param agency of which of its agencies; null for all of them
 * @param why what was awaited; null for whatever it was
 */
record EndedAction(UUID reviewId, String party, String agency, Why why) {

    /** The review is over. */
    static EndedAction ofAll(UUID reviewId) {
        return new EndedAction(reviewId, null, null, null);
    }

    /** A party signed, or is asked to anew. */
    static EndedAction toSign(UUID reviewId, String party) {
        return new EndedAction(reviewId, party, null, Why.TO_SIGN);
    }

    /** An agency cleared, or is asked to anew. */
    static EndedAction toClear(UUID reviewId, String party, String agency) {
        return new EndedAction(reviewId, party, agency, Why.TO_CLEAR);
    }

    boolean ends(NewNotice notice) {
        Official official = notice.recipient().official();
        return notice.actionRequired()
                && reviewId.equals(notice.subject().reviewId())
                && (party == null || party.equals(official.party()))
                && (agency == null || agency.equals(official.agency()))
                && (why == null || why == notice.recipient().why());
    }
}
