package org.criticalminerals.pipeline.partner.review.rules;

import java.time.Instant;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;

/**
 * What a request for information does to the time of a review (DOMAIN.md, "Deadline"): the clock stands, and what was
 * left of it is there again when it runs on, at least three working days.
 *
 * @param remainingDays common working days that were left when the clock stopped
 */
public record ClockStop(int remainingDays) {

    /** The fewest working days that a resumed clock has. */
    public static final int LEAST = 3;

    /** The clock stops at a moment. */
    public static ClockStop at(Instant now, Instant deadline, WorkingDays days) {
        return new ClockStop(days.between(now, deadline));
    }

    /** The deadline where the clock runs on at a moment. */
    public Instant resumedAt(Instant now, WorkingDays days) {
        return days.after(now, Math.max(remainingDays, LEAST));
    }
}
