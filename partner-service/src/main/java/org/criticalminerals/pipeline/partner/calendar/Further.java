package org.criticalminerals.pipeline.partner.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a calendar goes on in years for which nobody has listed the public holidays yet: by a library, corrected and
 * completed by rules of the calendar's own.
 *
 * @param library the country in the library of public holidays; null for none
 * @param without keys of holidays that the library has wrong or that are no holiday here, each with the reason
 * @param yearly holidays that the library lacks
 * @param days single holidays that are known already, such as those of an inauguration
 * @param closures days on which offices are closed though they are no holidays: nothing makes up for them
 * @param sundaysMoveOn whether a holiday on a Sunday is made up for on the next day that is none
 * @param bridged whether a working day between two holidays is one too
 */
public record Further(
        String library,
        Map<String, String> without,
        List<Yearly> yearly,
        Map<LocalDate, String> days,
        List<Yearly> closures,
        Boolean sundaysMoveOn,
        Boolean bridged) {

    public Further {
        without = without == null ? Map.of() : new TreeMap<>(without);
        yearly = yearly == null ? List.of() : List.copyOf(yearly);
        sundaysMoveOn = Boolean.TRUE.equals(sundaysMoveOn);
        bridged = Boolean.TRUE.equals(bridged);
        closures = closures == null ? List.of() : List.copyOf(closures);
        days = days == null ? Map.of() : new TreeMap<>(days);
    }

    /** The public holidays of a year by these rules. */
    public SortedMap<LocalDate, String> in(int year, PublicHolidays holidays) {
        SortedMap<LocalDate, String> found = new TreeMap<>();
        if (library != null) {
            holidays.of(library, year).stream()
                    .filter(holiday -> !without.containsKey(holiday.key()))
                    .forEach(holiday -> found.put(holiday.date(), holiday.name()));
        }
        yearly.forEach(rule -> rule.in(year).ifPresent(day -> found.put(day, rule.name())));
        days.forEach((day, name) -> {
            if (day.getYear() == year) {
                found.put(day, name);
            }
        });
        if (sundaysMoveOn) {
            moveOn(found);
        }
        if (bridged) {
            bridge(found);
        }
        closures.forEach(rule -> rule.in(year).ifPresent(day -> found.putIfAbsent(day, rule.name())));
        return found;
    }

    private static void moveOn(SortedMap<LocalDate, String> days) {
        for (Map.Entry<LocalDate, String> holiday : List.copyOf(days.entrySet())) {
            if (holiday.getKey().getDayOfWeek() == DayOfWeek.SUNDAY) {
                LocalDate next = holiday.getKey().plusDays(1);
                while (days.containsKey(next)) {
                    next = next.plusDays(1);
                }
                days.put(next, "Substitute holiday (" + holiday.getValue() + ")");
            }
        }
    }

    private static void bridge(SortedMap<LocalDate, String> days) {
        for (LocalDate day : List.copyOf(days.keySet())) {
            LocalDate between = day.plusDays(1);
            if (!days.containsKey(between)
                    && days.containsKey(day.plusDays(2))
                    && between.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.put(between, "Holiday between two holidays");
            }
        }
    }
}
