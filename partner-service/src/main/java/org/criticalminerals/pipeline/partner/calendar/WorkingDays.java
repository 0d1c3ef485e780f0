package org.criticalminerals.pipeline.partner.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Counts the days on which every deciding party works (DOMAIN.md, "Deadline"). The day on which the counting begins is
 * not counted, so each party has whole days.
 *
 * @param calendars the deciding parties' calendars
 * @param cutOff until which hour a day lasts
 */
public record WorkingDays(List<PartyCalendar> calendars, CutOff cutOff) {

    public WorkingDays {
        calendars = List.copyOf(calendars);
    }

    /**
     * The cut-off of the n-th common working day after a moment.
     *
     * @param start the moment; its own day isn't counted
     * @param days how many working days, from 1
     * @throws CalendarEndsException where a calendar doesn't reach so far
     */
    public Instant after(Instant start, int days) {
        return cutOff.on(count(cutOff.dayOf(start), days, 1));
    }

    /**
     * The cut-off of the n-th common working day before a deadline.
     *
     * @param deadline the deadline; its own day isn't counted
     * @param days how many working days, from 1
     * @throws CalendarEndsException where a calendar doesn't reach so far
     */
    public Instant before(Instant deadline, int days) {
        return cutOff.on(count(cutOff.dayOf(deadline), days, -1));
    }

    /**
     * How many common working days lie between a moment and a deadline: the moment's own day isn't counted, the
     * deadline's is.
     *
     * @throws CalendarEndsException where a calendar doesn't reach so far
     */
    public int between(Instant start, Instant deadline) {
        return (int) cutOff.dayOf(start)
                .plusDays(1)
                .datesUntil(cutOff.dayOf(deadline).plusDays(1))
                .filter(day -> calendars.stream().allMatch(calendar -> calendar.isWorkingDay(day)))
                .count();
    }

    private LocalDate count(LocalDate start, int days, int direction) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(direction);
            LocalDate candidate = day;
            if (calendars.stream().allMatch(calendar -> calendar.isWorkingDay(candidate))) {
                left--;
            }
        }
        return day;
    }
}
