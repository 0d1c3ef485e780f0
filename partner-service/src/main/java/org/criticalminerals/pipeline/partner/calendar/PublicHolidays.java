package org.criticalminerals.pipeline.partner.calendar;

import java.time.LocalDate;
import java.util.List;

/** A library of public holidays; the calendars of this package use one without knowing whose it is. */
public interface PublicHolidays {

    /**
     * A public holiday as a library knows it.
     *
     * @param date the day
     * @param key what the library calls the holiday in all years
     * @param name its English name
     */
    record LibraryHoliday(LocalDate date, String key, String name) {}

    /** The public holidays of a country that fall into a year. */
    List<LibraryHoliday> of(String library, int year);

    /** Whether the library knows a country. */
    boolean knows(String library);
}
