package org.criticalminerals.pipeline.notification.recipient;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A review that has begun and not ended, as far as telling people needs it.
 *
 * @param id the review
 * @param deciding the parties that decide
 * @param leads the agency that signs, by party, as it was when the review opened
 * @param pending the parties that have not taken a position
 * @param deadline until when
 */
public record OpenReview(
        UUID id, Set<String> deciding, Map<String, String> leads, Set<String> pending, Instant deadline) {

    public OpenReview {
        deciding = Set.copyOf(deciding);
        leads = Map.copyOf(leads);
        pending = Set.copyOf(pending);
    }
}
