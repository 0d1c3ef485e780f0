package org.criticalminerals.pipeline.notification.channel;

import java.time.Duration;

/**
 * How long to wait after a try that failed: it doubles from a first pause to a longest one.
 *
 * @param first the pause after the first try
 * @param longest no pause is longer
 */
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The first pause must be positive and no longer than the longest: " + first + ", " + longest);
        }
    }

    /** The pause after a number of tries. */
    public Duration after(int attempts) {
        Duration pause = first;
        for (int i = 1; i < Math.min(attempts, MOST_DOUBLINGS) && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
