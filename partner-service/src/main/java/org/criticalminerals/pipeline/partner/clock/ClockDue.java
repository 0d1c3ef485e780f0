package org.criticalminerals.pipeline.partner.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.calendar.CutOff;

/**
 * When a clock runs out and when it is reminded of (DOMAIN.md, "Agreements, parties, agencies"). Months are those of the
 * calendar: a month from 31 January ends on the last day of February. Clocks count all days, not working days.
 */
final class ClockDue {

    private ClockDue() {}

    /** The day on which a clock runs out that began on a day. */
    static LocalDate dueOn(LocalDate base, String length) {
        return base.plus(Period.parse(length));
    }

    /** The instant at which that day ends. */
    static Instant dueAt(LocalDate dueOn, CutOff cutOff) {
        return cutOff.on(dueOn);
    }

    /** The instants of its reminders, the first one first. */
    static List<Instant> reminders(LocalDate dueOn, ClockDefinition definition, CutOff cutOff) {
        return definition.reminders().stream()
                .map(before -> cutOff.on(dueOn.minus(Period.parse(before))))
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * When the timer has to look at a running clock next: at its next reminder, or when it runs out.
     *
     * @param after what was told of until then
     */
    static Instant nextAt(List<Instant> reminders, Instant dueAt, Instant after) {
        return reminders.stream()
                .filter(reminder -> reminder.isAfter(after) && reminder.isBefore(dueAt))
                .findFirst()
                .orElse(dueAt);
    }
}
