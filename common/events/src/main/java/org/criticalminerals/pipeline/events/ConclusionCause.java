package org.criticalminerals.pipeline.events;

/** What ended a review. */
public enum ConclusionCause {
    /** The last position that was needed. */
    POSITION,
    /** The deadline. */
    DEADLINE,
    /** The nominating party withdrew the question. */
    WITHDRAWAL
}
