package org.criticalminerals.pipeline.notification.inbox;

import java.util.UUID;

/**
 * Something is no longer awaited of a party in a review.
 *
 * @param reviewId the review
 * @param party the party; null for all of them
 */
record EndedAction(UUID reviewId, String party) {

    boolean ends(NewNotice notice) {
        return notice.actionRequired()
                && reviewId.equals(notice.subject().reviewId())
                && (party == null || party.equals(notice.recipient().official().party()));
    }
}
