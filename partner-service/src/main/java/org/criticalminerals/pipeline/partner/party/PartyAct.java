package org.criticalminerals.pipeline.partner.party;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that changes of a party. A change keeps its act, not the result: what else took effect meanwhile stays. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PartyAct.Renamed.class, name = "PARTY_NAME"),
    @JsonSubTypes.Type(value = PartyAct.TerritoryChanges.class, name = "PARTY_TERRITORY"),
    @JsonSubTypes.Type(value = PartyAct.HolidayChanges.class, name = "HOLIDAY"),
    @JsonSubTypes.Type(value = PartyAct.RecessChanges.class, name = "RECESS"),
    @JsonSubTypes.Type(value = PartyAct.CalendarChanges.class, name = "CALENDAR")
})
@Schema(
        description = "One thing that changes of a party; its type says which",
        oneOf = {
            PartyAct.Renamed.class,
            PartyAct.TerritoryChanges.class,
            PartyAct.HolidayChanges.class,
            PartyAct.RecessChanges.class,
            PartyAct.CalendarChanges.class
        })
public sealed interface PartyAct {

    /**
     * The party after it; {@link PartyCheck} says whether that may be.
     *
     * @param now what holds
     * @param faults takes why it can't be done
     */
    PartyDefinition on(PartyDefinition now, List<FieldError> faults);

    /**
     * It is called otherwise.
     *
     * @param name its name from then on
     */
    record Renamed(String name) implements PartyAct {
        @Override
        public PartyDefinition on(PartyDefinition now, List<FieldError> faults) {
            return new PartyDefinition(
                    now.code(), name == null ? null : name.strip(), now.territory(), now.calendar(), now.markings());
        }
    }

    /**
     * Its territory is another, and with it who is host of a site.
     *
     * @param territory all its ISO 3166 codes from then on
     */
    record TerritoryChanges(List<String> territory) implements PartyAct {
        @Override
        public PartyDefinition on(PartyDefinition now, List<FieldError> faults) {
            return new PartyDefinition(now.code(), now.name(), territory, now.calendar(), now.markings());
        }
    }

    /**
     * A public holiday is added, renamed or dropped.
     *
     * @param date the day
     * @param name what it is called; absent to drop the day
     */
    record HolidayChanges(LocalDate date, String name) implements PartyAct {
        @Override
        public PartyDefinition on(PartyDefinition now, List<FieldError> faults) {
            if (date == null) {
                faults.add(new FieldError("/date", "is missing"));
                return now;
            }
            PartyCalendar calendar = now.calendar();
            Map<LocalDate, String> holidays = new TreeMap<>(calendar.holidays());
            if (name == null || name.isBlank()) {
                if (holidays.remove(date) == null) {
                    faults.add(new FieldError("/date", date + " is no holiday that is listed"));
                }
            } else {
                holidays.put(date, name.strip());
            }
            return with(now, holidays, calendar.recesses());
        }
    }

    /**
     * A longer time without deadlines is added or dropped.
     *
     * @param from its first day
     * @param to its last day
     * @param name what it is called; absent to drop it
     */
    record RecessChanges(LocalDate from, LocalDate to, String name) implements PartyAct {
        @Override
        public PartyDefinition on(PartyDefinition now, List<FieldError> faults) {
            if (from == null || to == null || from.isAfter(to)) {
                faults.add(new FieldError(from == null ? "/from" : "/to", "must be given, and not lie before from"));
                return now;
            }
            PartyCalendar calendar = now.calendar();
            List<PartyCalendar.Recess> recesses = new ArrayList<>(calendar.recesses());
            Optional<PartyCalendar.Recess> same = recesses.stream()
                    .filter(recess -> recess.from().equals(from) && recess.to().equals(to))
                    .findFirst();
            same.ifPresent(recesses::remove);
            if (name != null && !name.isBlank()) {
                recesses.add(new PartyCalendar.Recess(from, to, name.strip()));
            } else if (same.isEmpty()) {
                faults.add(new FieldError("/from", "there is no recess from " + from + " to " + to));
            }
            recesses.sort(Comparator.comparing(PartyCalendar.Recess::from));
            return with(now, calendar.holidays(), recesses);
        }
    }

    /**
     * Its calendar is another as a whole.
     *
     * @param calendar the calendar from then on
     */
    record CalendarChanges(PartyCalendar calendar) implements PartyAct {
        @Override
        public PartyDefinition on(PartyDefinition now, List<FieldError> faults) {
            return now.with(calendar == null ? null : calendar.of(now.code()));
        }
    }

    private static PartyDefinition with(
            PartyDefinition now, Map<LocalDate, String> holidays, List<PartyCalendar.Recess> recesses) {
        PartyCalendar calendar = now.calendar();
        return now.with(new PartyCalendar(
                now.code(),
                calendar.weekend(),
                calendar.from(),
                calendar.to(),
                holidays,
                recesses,
                calendar.further()));
    }
}
