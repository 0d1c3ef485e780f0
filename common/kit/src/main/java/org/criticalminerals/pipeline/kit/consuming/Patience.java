package org.criticalminerals.pipeline.kit.consuming;

import java.time.Duration;

/**
 * How long and how often a failing event is tried.
 *
 * @param firstPause pause after the first failure; it doubles
 * @param longestPause the pause never gets longer
 * @param attempts tries of an event that fails for itself, or that names something unknown before it waits parked
 * @param waitForKnowledge how long an event waits parked for what it names before people are told
 */
record Patience(Duration firstPause, Duration longestPause, int attempts, Duration waitForKnowledge) {

    static final Patience STANDARD =
            new Patience(Duration.ofMillis(100), Duration.ofSeconds(5), 3, Duration.ofMinutes(15));

    /** Whether to give up. While the surroundings fail, never: nothing of the partition could go on anyway. */
    boolean isOver(FailureKind kind, int attempt) {
        return switch (kind) {
            case TRANSIENT -> false;
            case NOT_YET_KNOWN, PERMANENT -> attempt >= attempts;
            case UNREADABLE -> true;
        };
    }

    /** How long a parked event is left alone after it waited for so long; ever longer. */
    Duration untilNextTry(Duration waited) {
        if (waited.compareTo(firstPause) < 0) {
            return firstPause;
        }
        return waited.compareTo(longestPause) > 0 ? longestPause : waited;
    }

    /** Whether what a parked event names is overdue, so that people have to know. */
    boolean isOverdue(Duration waited) {
        return waited.compareTo(waitForKnowledge) > 0;
    }

    void pause(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, 10));
        try {
            Thread.sleep(pause.compareTo(longestPause) > 0 ? longestPause : pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while an event was tried again", e);
        }
    }
}
