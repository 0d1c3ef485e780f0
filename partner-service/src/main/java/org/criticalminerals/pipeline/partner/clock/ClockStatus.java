package org.criticalminerals.pipeline.partner.clock;

/** Where a clock stands. */
public enum ClockStatus {
    /** It runs. */
    RUNNING,
    /** It ran out; what it waits for can still happen. */
    EXPIRED,
    /** What it waits for has happened. */
    FULFILLED,
    /** It waits for nothing any more: the agreement dropped it, or the candidacy ended. */
    CANCELLED
}
