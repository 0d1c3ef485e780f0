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
 * @param further how it goes on in other years; null where it doesn't
 */
public record PartyCalendar(
        String party,
        Set<DayOfWeek> weekend,
        int from,
        int to,
        Map<LocalDate, String> holidays,
        List<Recess> recesses,
        Further further) {

    public PartyCalendar {
        // Sorted, so that the same calendar always reads the same and its hash tells whether it changed.
        weekend = Collections.unmodifiableSortedSet(weekend == null ? new TreeSet<>() : new TreeSet<>(weekend));
        holidays = Collections.unmodifiableSortedMap(holidays == null ? new TreeMap<>() : new TreeMap<>(holidays));
        recesses = recesses == null ? List.of() : List.copyOf(recesses);
    }

    /** A calendar that ends with its last year. */
    public PartyCalendar(
            String party,
            Set<DayOfWeek> weekend,
            int from,
            int to,
            Map<LocalDate, String> holidays,
            List<Recess> recesses) {
        this(party, weekend, from, to, holidays, recesses, null);
    }

    /** The same calendar as another party's. */
    public PartyCalendar of(String code) {
        return new PartyCalendar(code, weekend, from, to, holidays, recesses, further);
    }

    /**
     * The same calendar with the years around a moment, as far as it goes on in them. Days that are listed stay, also
     * single ones beyond the years that are complete.
     *
     * @param first the first year that is needed
     * @param last the last year that is needed
     * @param library the public holidays of countries
     */
    public PartyCalendar covering(int first, int last, PublicHolidays library) {
        if (further == null || (first >= from && last <= to)) {
            return this;
        }
        Map<LocalDate, String> days = new TreeMap<>();
        for (int year = Math.min(first, from); year <= Math.max(last, to); year++) {
            if (year < from || year > to) {
                days.putAll(further.in(year, library));
            }
        }
        days.putAll(holidays);
        return new PartyCalendar(party, weekend, Math.min(first, from), Math.max(last, to), days, recesses, further);
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
