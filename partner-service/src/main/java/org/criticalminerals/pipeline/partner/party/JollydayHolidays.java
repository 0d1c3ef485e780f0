package org.criticalminerals.pipeline.partner.party;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.partner.calendar.PublicHolidays;

/** Public holidays from the library Jollyday, by its codes of countries in lower case. */
@Singleton
public class JollydayHolidays implements PublicHolidays {

    private final Map<String, List<LibraryHoliday>> known = new ConcurrentHashMap<>();

    @Override
    public List<LibraryHoliday> of(String library, int year) {
        return known.computeIfAbsent(library + " " + year, key -> read(library, year));
    }

    @Override
    public boolean knows(String library) {
        return library != null && HolidayManager.getSupportedCalendarCodes().contains(library.toUpperCase(Locale.ROOT));
    }

    // A holiday that is observed on the last day of the year before is told with the year whose it is.
    private static List<LibraryHoliday> read(String library, int year) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(library));
        return Stream.of(year, year + 1)
                .flatMap(of -> manager.getHolidays(Year.of(of)).stream())
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .filter(holiday -> holiday.getDate().getYear() == year)
                .map(JollydayHolidays::holiday)
                .distinct()
                .sorted(java.util.Comparator.comparing(LibraryHoliday::date))
                .toList();
    }

    private static LibraryHoliday holiday(Holiday holiday) {
        LocalDate date = holiday.getDate();
        return new LibraryHoliday(date, holiday.getPropertiesKey(), holiday.getDescription(Locale.ENGLISH));
    }
}
