package org.criticalminerals.pipeline.partner.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A public holiday that comes back by a rule of its own; exactly one of the rules is given.
 *
 * @param name what it is called
 * @param day a fixed day, as {@code --12-25}
 * @param easter days after Easter Sunday of the Western churches, negative before
 * @param equinox {@code VERNAL} or {@code AUTUMNAL}, as Japan's calendar has them
 * @param nth a day of the week counted within a month
 */
public record Yearly(String name, MonthDay day, Integer easter, Equinox equinox, Nth nth) {

    /**
     * A day of the week counted within a month.
     *
     * @param month the month
     * @param weekday the day of the week
     * @param which 1 for the first
     */
    public record Nth(Month month, DayOfWeek weekday, int which) {}

    /** Which equinox. */
    public enum Equinox {
        VERNAL,
        AUTUMNAL
    }

    private static final int EPOCH = 1980;
    private static final double DRIFT = 0.242194;
    private static final double VERNAL_1980 = 20.8431;
    private static final double AUTUMNAL_1980 = 23.2488;
    private static final int LAST = 2099;

    /** Whether it says by which one rule it comes back. */
    public boolean isClear() {
        return (day == null ? 0 : 1) + (easter == null ? 0 : 1) + (equinox == null ? 0 : 1) + (nth == null ? 0 : 1)
                == 1;
    }

    /** Its day in a year; empty where the rule has none. */
    public Optional<LocalDate> in(int year) {
        if (day != null) {
            return day.isValidYear(year) ? Optional.of(day.atYear(year)) : Optional.empty();
        }
        if (nth != null) {
            return Optional.of(LocalDate.of(year, nth.month(), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(nth.which(), nth.weekday())));
        }
        return easter != null ? Optional.of(easterSunday(year).plusDays(easter)) : equinox(year);
    }

    // The formula that almanacs print for Japan from 1980 to 2099; the government announces the day itself a year
    // before.
    private Optional<LocalDate> equinox(int year) {
        if (year < EPOCH || year > LAST) {
            return Optional.empty();
        }
        int leap = (year - EPOCH) / 4;
        return Optional.of(
                switch (equinox) {
                    case VERNAL -> LocalDate.of(year, 3, (int) (VERNAL_1980 + DRIFT * (year - EPOCH)) - leap);
                    case AUTUMNAL -> LocalDate.of(year, 9, (int) (AUTUMNAL_1980 + DRIFT * (year - EPOCH)) - leap);
                });
    }

    // The anonymous Gregorian algorithm.
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
