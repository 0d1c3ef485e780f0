package org.criticalminerals.pipeline.events;

import java.time.LocalDate;

/**
 * A condition that a party ties to its approval.
 *
 * @param party the party that set it and discharges it
 * @param text what has to be done
 * @param dueOn until when; null where no date was set
 */
public record Condition(
        String party, String text, @MayBeNull LocalDate dueOn) {}
