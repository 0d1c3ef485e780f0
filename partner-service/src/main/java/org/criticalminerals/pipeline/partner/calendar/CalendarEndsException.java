package org.criticalminerals.pipeline.partner.calendar;

import java.time.LocalDate;

/** A working day was asked of a calendar for a year that it doesn't hold; a guess could make a deadline wrong. */
public final class CalendarEndsException extends RuntimeException {

    public CalendarEndsException(String party, LocalDate day, int from, int to) {
        super("The calendar of " + party + " covers " + from + " to " + to + ", not " + day
                + ": add that year's public holidays to the reference data and restart");
    }
}
