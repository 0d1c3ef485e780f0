package org.criticalminerals.pipeline.portal.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Due;
import org.criticalminerals.pipeline.portal.layout.Reader;

/**
 * What falls due in a month, by day in the reader's zone.
 *
 * @param month the month
 * @param today the reader's today
 * @param days the days on which something falls due, with it
 * @param reader the reader's forms
 */
public record MonthView(YearMonth month, LocalDate today, Map<LocalDate, List<Due>> days, Reader reader) {

    // The end of a day in the last zone to reach it, as seen from the first.
    private static final Duration ELSEWHERE = Duration.ofHours(27);

    static MonthView of(YearMonth month, List<Due> due, Instant now, Reader reader) {
        return new MonthView(
                month,
                LocalDate.ofInstant(now, reader.zone()),
                due.stream()
                        .filter(one -> YearMonth.from(one.dayIn(reader.zone())).equals(month))
                        .collect(Collectors.groupingBy(
                                one -> one.dayIn(reader.zone()), TreeMap::new, Collectors.toList())),
                reader);
    }

    /** When it begins in the reader's zone. */
    static Instant begin(YearMonth month, Reader reader) {
        return month.atDay(1).atStartOfDay(reader.zone()).toInstant();
    }

    /** When all that stands in it is due at the latest: the last day ends later elsewhere than for the reader. */
    static Instant end(YearMonth month, Reader reader) {
        return begin(month.plusMonths(1), reader).plus(ELSEWHERE);
    }

    /** Its name, such as "December 2026". */
    public String title() {
        return DateTimeFormatter.ofPattern("LLLL uuuu", reader.locale()).format(month);
    }

    /** The month before, as addresses name it. */
    public String previous() {
        return month.minusMonths(1).toString();
    }

    /** The month after, as addresses name it. */
    public String next() {
        return month.plusMonths(1).toString();
    }

    /** Whether nothing falls due. */
    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** The days on which something falls due, in their order. */
    public List<Day> list() {
        return days.keySet().stream().map(this::day).toList();
    }

    /** The names of the days of a week, beginning with Monday. */
    public List<String> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, reader.locale()))
                .toList();
    }

    /** Its weeks from Monday to Sunday, with the days of other months that they hold. */
    public List<List<Day>> weeks() {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1)).map(this::day).toList());
        }
        return weeks;
    }

    private Day day(LocalDate date) {
        return new Day(
                date,
                date.getDayOfWeek().getDisplayName(TextStyle.FULL, reader.locale()) + ", " + reader.day(date),
                YearMonth.from(date).equals(month),
                date.equals(today),
                days.getOrDefault(date, List.of()));
    }

    /**
     * A day.
     *
     * @param date the day
     * @param title its name
     * @param within whether it belongs to the month
     * @param isToday whether it is today
     * @param due what falls due on it
     */
    public record Day(LocalDate date, String title, boolean within, boolean isToday, List<Due> due) {}
}
