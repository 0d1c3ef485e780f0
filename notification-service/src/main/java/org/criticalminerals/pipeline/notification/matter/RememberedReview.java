package org.criticalminerals.pipeline.notification.matter;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.notification.recipient.OpenReview;

/**
 * A review under way as its opening told it, so that who joins later can be told the same.
 *
 * @param eventId id of the event that opened it
 * @param event that event
 * @param time when it was told
 * @param releasableTo its audience
 * @param pending the parties whose position is awaited now
 * @param deadline until when now
 */
public record RememberedReview(
        UUID eventId,
        ReviewOpened event,
        Instant time,
        Set<String> releasableTo,
        Set<String> pending,
        Instant deadline) {

    /** What telling people needs of it. */
    public OpenReview toOpenReview() {
        return new OpenReview(event.reviewId(), Set.copyOf(event.decidingParties()), event.leads(), pending, deadline);
    }
}
