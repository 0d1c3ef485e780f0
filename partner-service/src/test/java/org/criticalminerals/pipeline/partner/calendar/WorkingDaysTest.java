package org.criticalminerals.pipeline.partner.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar.Recess;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final CutOff BRUSSELS = new CutOff(LocalTime.of(17, 0), ZoneId.of("Europe/Brussels"));
    private static final PartyCalendar USA = calendar("USA", "2026-11-26");
    private static final PartyCalendar EU = calendar("EU", "2026-12-24", "2026-12-25");
    private static final WorkingDays BOTH = new WorkingDays(List.of(USA, EU), BRUSSELS);

    @Test
    void countsFromTheDayAfter() {
        assertThat(BOTH.after(Instant.parse("2026-11-16T09:00:00Z"), 1)).isEqualTo("2026-11-17T16:00:00Z");
    }

    @Test
    void leavesOutWeekendsAndEachPartysHolidays() {
        assertThat(BOTH.after(Instant.parse("2026-11-24T09:00:00Z"), 10)).isEqualTo("2026-12-09T16:00:00Z");
        assertThat(new WorkingDays(List.of(EU), BRUSSELS).after(Instant.parse("2026-11-24T09:00:00Z"), 10))
                .isEqualTo("2026-12-08T16:00:00Z");
    }

    @Test
    void takesTheDayWhereTheClockHangs() {
        assertThat(BOTH.after(Instant.parse("2026-11-16T23:30:00Z"), 1)).isEqualTo("2026-11-18T16:00:00Z");
    }

    @Test
    void keepsTheHourOnTheWallOverDaylightSaving() {
        assertThat(BOTH.after(Instant.parse("2026-10-23T09:00:00Z"), 1)).isEqualTo("2026-10-26T16:00:00Z");
        assertThat(BOTH.after(Instant.parse("2026-10-22T09:00:00Z"), 1)).isEqualTo("2026-10-23T15:00:00Z");
        assertThat(BOTH.after(Instant.parse("2027-03-26T09:00:00Z"), 1)).isEqualTo("2027-03-29T15:00:00Z");
    }

    @Test
    void movesOnAnHourThatTheClocksSkip() {
        CutOff atNight = new CutOff(LocalTime.of(2, 30), ZoneId.of("Europe/Brussels"));

        assertThat(atNight.on(LocalDate.parse("2027-03-28"))).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(atNight.on(LocalDate.parse("2026-10-25"))).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void countsBackForReminders() {
        assertThat(BOTH.before(Instant.parse("2026-11-30T16:00:00Z"), 2)).isEqualTo("2026-11-25T16:00:00Z");
    }

    @Test
    void leavesOutRecesses() {
        PartyCalendar resting = new PartyCalendar(
                "EU",
                WEEKEND,
                2026,
                2027,
                Map.of(),
                List.of(new Recess(LocalDate.parse("2026-08-03"), LocalDate.parse("2026-08-21"), "Summer recess")));

        assertThat(new WorkingDays(List.of(resting), BRUSSELS).after(Instant.parse("2026-07-31T09:00:00Z"), 1))
                .isEqualTo("2026-08-24T15:00:00Z");
    }

    @Test
    void guessesNothingBeyondTheCalendar() {
        assertThatThrownBy(() -> BOTH.after(Instant.parse("2027-12-30T09:00:00Z"), 5))
                .isInstanceOf(CalendarEndsException.class)
                .hasMessageContaining("calendar of USA covers 2026 to 2027");
    }

    private static PartyCalendar calendar(String party, String... holidays) {
        return new PartyCalendar(
                party,
                WEEKEND,
                2026,
                2027,
                List.of(holidays).stream()
                        .collect(java.util.stream.Collectors.toMap(LocalDate::parse, day -> "Holiday")),
                List.of());
    }
}
