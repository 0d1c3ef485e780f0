package org.criticalminerals.pipeline.partner.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.party.JollydayHolidays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The years beyond the listed ones: the library, corrected and completed by the calendars' own rules. */
class FurtherTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Path SHIPPED = Path.of("../deploy/reference/calendars");
    private static final PublicHolidays LIBRARY = new JollydayHolidays();

    @ParameterizedTest
    @ValueSource(strings = {"USA", "JPN", "MEX", "EU"})
    void findsExactlyTheListedDaysOfTheShippedYears(String party) throws IOException {
        JsonNode file = JSON.readTree(SHIPPED.resolve(party + ".json").toFile());
        Further further = JSON.convertValue(file.get("further"), Further.class);
        for (int year = file.get("from").asInt(); year <= file.get("to").asInt(); year++) {
            assertThat(weekdays(further.in(year, LIBRARY).keySet()))
                    .as(party + " in " + year)
                    .isEqualTo(listed(file, year));
        }
    }

    @ParameterizedTest(name = "{0} {1} is a holiday: {2}")
    @CsvSource({
        "USA, 2029-01-15, true",
        "USA, 2029-10-08, true",
        "USA, 2032-12-31, true",
        "USA, 2029-11-12, true",
        "JPN, 2029-02-12, true",
        "JPN, 2029-02-23, true",
        "JPN, 2029-12-23, false",
        "JPN, 2032-09-21, true",
        "JPN, 2030-01-04, false",
        "JPN, 2030-01-03, true",
        "MEX, 2030-10-01, true",
        "MEX, 2029-10-01, false",
        "MEX, 2032-12-24, false",
        "EU, 2029-03-29, true",
        "EU, 2029-04-02, true",
        "EU, 2030-12-31, true"
    })
    void goesOnBeyondThem(String party, LocalDate day, boolean holiday) throws IOException {
        JsonNode file = JSON.readTree(SHIPPED.resolve(party + ".json").toFile());
        Further further = JSON.convertValue(file.get("further"), Further.class);

        assertThat(further.in(day.getYear(), LIBRARY).containsKey(day)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @CsvSource({"2026, 2026-04-05", "2027, 2027-03-28", "2028, 2028-04-16", "2038, 2038-04-25", "2000, 2000-04-23"})
    void knowsEaster(int year, LocalDate sunday) {
        assertThat(Yearly.easterSunday(year)).isEqualTo(sunday);
    }

    @Test
    void leavesListedDaysAsTheyAreAndFillsTheRest() {
        Further further = new Further(
                null,
                Map.of(),
                List.of(new Yearly("Founders' Day", java.time.MonthDay.of(3, 1), null, null, null)),
                Map.of(),
                List.of(),
                false,
                false);
        PartyCalendar calendar = new PartyCalendar(
                "AUS",
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                2026,
                2026,
                Map.of(LocalDate.of(2026, 3, 2), "Moved by decree"),
                List.of(),
                further);

        PartyCalendar covering = calendar.covering(2025, 2028, LIBRARY);

        assertThat(covering.isWorkingDay(LocalDate.of(2026, 3, 2))).isFalse();
        assertThat(covering.holidays()).doesNotContainKey(LocalDate.of(2026, 3, 1));
        assertThat(covering.isWorkingDay(LocalDate.of(2028, 3, 1))).isFalse();
        assertThat(covering.isWorkingDay(LocalDate.of(2028, 3, 2))).isTrue();
        assertThatThrownBy(() -> covering.isWorkingDay(LocalDate.of(2029, 3, 2)))
                .isInstanceOf(CalendarEndsException.class);
    }

    private static Set<LocalDate> listed(JsonNode file, int year) {
        Set<LocalDate> days = new TreeSet<>();
        file.get("holidays")
                .forEach(holiday -> days.add(LocalDate.parse(holiday.get("date").asText())));
        return days.stream().filter(day -> day.getYear() == year).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<LocalDate> weekdays(Set<LocalDate> days) {
        return days.stream()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
