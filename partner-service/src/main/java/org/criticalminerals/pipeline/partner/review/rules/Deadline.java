package org.criticalminerals.pipeline.partner.review.rules;

import java.time.Instant;

/**
 * Until when the parties of a review may speak.
 *
 * @param at the last instant that counts
 * @param extended whether the review has escalated already, which it does once
 * @param stands whether the clock stands still, since a question waits for its answer: no deadline passes meanwhile
 */
public record Deadline(Instant at, boolean extended, boolean stands) {

    /** A deadline towards which the clock runs. */
    public Deadline(Instant at, boolean extended) {
        this(at, extended, false);
    }

    /** Whether a moment lies beyond: what happens at the very instant of the deadline still counts. */
    public boolean hasPassed(Instant now) {
        return !stands && now.isAfter(at);
    }
}
