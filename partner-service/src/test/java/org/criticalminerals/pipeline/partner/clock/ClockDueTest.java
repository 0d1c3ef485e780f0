package org.criticalminerals.pipeline.partner.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.BaseEvent;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When clocks run out: ends of months, leap years, daylight saving. */
class ClockDueTest {

    private static final CutOff BRUSSELS = new CutOff(LocalTime.of(17, 0), ZoneId.of("Europe/Brussels"));

    @ParameterizedTest(name = "{1} from {0} is {2}")
    @CsvSource({
        "2025-10-28, P6M, 2026-04-28",
        "2025-10-28, P180D, 2026-04-26",
        "2026-01-31, P1M, 2026-02-28",
        "2028-01-31, P1M, 2028-02-29",
        "2026-08-31, P6M, 2027-02-28",
        "2026-03-31, P1M, 2026-04-30",
        "2028-02-29, P1Y, 2029-02-28",
        "2026-12-31, P60D, 2027-03-01",
        "2026-02-04, P0D, 2026-02-04",
        "2026-01-31, P1M1D, 2026-03-01"
    })
    void countsByTheCalendar(LocalDate base, String length, LocalDate due) {
        assertThat(ClockDue.dueOn(base, length)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} ends at {2} where the clock hangs in {1}")
    @CsvSource({
        "2026-03-28, Europe/Brussels, 2026-03-28T16:00:00Z",
        "2026-03-29, Europe/Brussels, 2026-03-29T15:00:00Z",
        "2026-10-24, Europe/Brussels, 2026-10-24T15:00:00Z",
        "2026-10-25, Europe/Brussels, 2026-10-25T16:00:00Z",
        "2026-03-07, America/New_York, 2026-03-07T22:00:00Z",
        "2026-03-08, America/New_York, 2026-03-08T21:00:00Z"
    })
    void endsOnTheClockOnTheWall(LocalDate day, ZoneId zone, Instant end) {
        assertThat(ClockDue.dueAt(day, new CutOff(LocalTime.of(17, 0), zone))).isEqualTo(end);
    }

    @Test
    void remindsInOrderAndOnlyOfWhatIsToCome() {
        ClockDefinition clock =
                new ClockDefinition("c", BaseEvent.DATE, null, "P6M", "f", List.of("P7D", "P1M", "P30D"));
        LocalDate due = LocalDate.of(2026, 3, 31);

        List<Instant> reminders = ClockDue.reminders(due, clock, BRUSSELS);

        assertThat(reminders)
                .containsExactly(
                        Instant.parse("2026-02-28T16:00:00Z"),
                        Instant.parse("2026-03-01T16:00:00Z"),
                        Instant.parse("2026-03-24T16:00:00Z"));
        Instant end = ClockDue.dueAt(due, BRUSSELS);
        assertThat(ClockDue.nextAt(reminders, end, Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(reminders.getFirst());
        assertThat(ClockDue.nextAt(reminders, end, reminders.get(1))).isEqualTo(reminders.get(2));
        assertThat(ClockDue.nextAt(reminders, end, reminders.get(2))).isEqualTo(end);
        assertThat(ClockDue.nextAt(reminders, end, end.plusSeconds(1))).isEqualTo(end);
    }
}
