package org.criticalminerals.pipeline.partner.review.rules;

import java.time.Instant;

/**
 * Until when the parties of a review may speak.
 *
 * @param at the last instant that counts
 * @param extended whether the review has escalated already, which it does once
 */
public record Deadline(Instant at, boolean extended) {

    /** Whether a moment lies beyond: what happens at the very instant of the deadline still counts. */
    public boolean hasPassed(Instant now) {
        return now.isAfter(at);
    }
}
