package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** The parties' public holidays as the reference data lists them, counted here by other means than the service's. */
final class Calendars {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private Calendars() {}

    /** A party's public holidays. */
    static Set<LocalDate> holidays(String party) {
        Path file = PipelineRoot.find().resolve("deploy/reference/calendars/" + party + ".json");
        try {
            JsonNode calendar = new ObjectMapper().readTree(Files.readString(file));
            Set<LocalDate> days = new TreeSet<>();
            calendar.path("holidays")
                    .forEach(holiday ->
                            days.add(LocalDate.parse(holiday.path("date").asText())));
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The days after one on which nobody of these parties rests, in order. */
    static Stream<LocalDate> workingDaysAfter(LocalDate day, List<String> parties) {
        List<Set<LocalDate>> rest = parties.stream().map(Calendars::holidays).toList();
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> !WEEKEND.contains(next.getDayOfWeek()))
                .filter(next -> rest.stream().noneMatch(holidays -> holidays.contains(next)));
    }

    /** How many such days there are after one, up to another and with it. */
    static int workingDaysBetween(LocalDate after, LocalDate upTo, List<String> parties) {
        return (int) workingDaysAfter(after, parties)
                .takeWhile(day -> !day.isAfter(upTo))
                .count();
    }

    /** The n-th such day after one. */
    static LocalDate workingDayAfter(LocalDate day, int count, List<String> parties) {
        return workingDaysAfter(day, parties).skip(count - 1L).findFirst().orElseThrow();
    }

    /** The first holiday of a party on a weekday after one, on which the other party works. */
    static LocalDate nextHolidayOf(String party, String other, LocalDate after) {
        Set<LocalDate> others = holidays(other);
        return holidays(party).stream()
                .filter(day -> day.isAfter(after))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .filter(day -> !others.contains(day))
                .findFirst()
                .orElseThrow();
    }
}
