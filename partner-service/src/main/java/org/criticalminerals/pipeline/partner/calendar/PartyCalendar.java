package org.criticalminerals.pipeline.partner.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * On which days the officials of a party work (DOMAIN.md, "Deadline").
 *
 * @param party the party's code
 * @param weekend the days of the week on which nobody works
 * @param from the first year that the public holidays cover
 * @param to the last year that they cover
 * @param holidays public holidays by day, with their names
 * @param recesses longer times in which no deadline runs
 */
public record PartyCalendar(
        String party,
        Set<DayOfWeek> weekend,
        int from,
        int to,
        Map<LocalDate, String> holidays,
        List<Recess> recesses) {

    public PartyCalendar {
        // Sorted, so that the same calendar always reads the same and its hash tells whether it changed.
        weekend = Collections.unmodifiableSortedSet(new TreeSet<>(weekend));
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        recesses = List.copyOf(recesses);
    }

    /**
     * A time in which a party's administration rests.
     *
     * @param from its first day
     * @param to its last day
     * @param name what it is called
     */
    public record Recess(LocalDate from, LocalDate to, String name) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Whether the party works on a day.
     *
     * @throws CalendarEndsException where the calendar doesn't cover the day's year
     */
    public boolean isWorkingDay(LocalDate day) {
        if (day.getYear() < from || day.getYear() > to) {
            throw new CalendarEndsException(party, day, from, to);
        }
        return !weekend.contains(day.getDayOfWeek())
                && !holidays.containsKey(day)
                && recesses.stream().noneMatch(recess -> recess.holds(day));
    }
}
