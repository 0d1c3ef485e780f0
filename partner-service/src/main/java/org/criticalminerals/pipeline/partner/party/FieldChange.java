package org.criticalminerals.pipeline.partner.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;

/**
 * What reads otherwise of a party or an agency.
 *
 * @param field what it is about, for example {@code calendar.holidays}
 * @param before what is no longer said; null where nothing is lost
 * @param after what is said from now on; null where nothing is added
 */
public record FieldChange(String field, String before, String after) {

    /** The same in a sentence. */
    public String sentence() {
        String subject =
                switch (field) {
                    case "name" -> "The name";
                    case "shortName" -> "The short name";
                    case "territory" -> "The territory";
                    case "calendar.weekend" -> "The weekend";
                    case "calendar.years" -> "The years of the calendar";
                    case "calendar.holidays" -> "The public holidays";
                    case "calendar.recesses" -> "The recesses";
                    case "calendar.further" -> "The rules of the calendar for further years";
                    case "closedOn" -> "Closed since";
                    default -> field;
                };
        if (after == null) {
            return subject + ": no longer " + before;
        }
        return subject + ": " + after + (before == null ? "" : "; until now " + before);
    }

    /** What a later state of a party says otherwise; all of it where there is no earlier one. */
    static List<FieldChange> between(PartyDefinition before, PartyDefinition after) {
        List<FieldChange> changes = new ArrayList<>();
        PartyCalendar old = before == null ? null : before.calendar();
        PartyCalendar now = after.calendar();
        add(changes, "name", before == null ? null : before.name(), after.name());
        lists(changes, "territory", before == null ? List.of() : before.territory(), after.territory());
        add(changes, "calendar.weekend", old == null ? null : old.weekend(), now.weekend());
        add(
                changes,
                "calendar.years",
                old == null ? null : old.from() + " to " + old.to(),
                now.from() + " to " + now.to());
        lists(changes, "calendar.holidays", old == null ? List.of() : days(old.holidays()), days(now.holidays()));
        lists(changes, "calendar.recesses", old == null ? List.of() : recesses(old), recesses(now));
        if (!Objects.equals(old == null ? null : old.further(), now.further())) {
            changes.add(new FieldChange("calendar.further", null, now.further() == null ? "none" : "other ones"));
        }
        return List.copyOf(changes);
    }

    /** What a later state of an agency says otherwise; all of it where there is no earlier one. */
    static List<FieldChange> between(AgencyDefinition before, AgencyDefinition after) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "name", before == null ? null : before.name(), after.name());
        add(changes, "shortName", before == null ? null : before.shortName(), after.shortName());
        lists(changes, "territory", before == null ? List.of() : before.territory(), after.territory());
        add(changes, "closedOn", before == null ? null : before.closedOn(), after.closedOn());
        if (changes.isEmpty() && !before.names().equals(after.names())) {
            lists(changes, "names", names(before.names()), names(after.names()));
        }
        return List.copyOf(changes);
    }

    private static void add(List<FieldChange> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, text(before), text(after)));
        }
    }

    // Of long lists a reader wants to know what came and what went, not the rest.
    private static void lists(List<FieldChange> changes, String field, List<String> before, List<String> after) {
        String gone = missing(before, after);
        String added = missing(after, before);
        if (gone != null || added != null) {
            changes.add(new FieldChange(field, gone, added));
        }
    }

    private static String missing(List<String> from, List<String> in) {
        String text = from.stream().filter(value -> !in.contains(value)).collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }

    private static List<String> days(Map<LocalDate, String> days) {
        return days.entrySet().stream()
                .map(day -> day.getKey() + " " + day.getValue())
                .toList();
    }

    private static List<String> recesses(PartyCalendar calendar) {
        return calendar.recesses().stream()
                .map(recess -> recess.from() + " to " + recess.to() + " " + recess.name())
                .toList();
    }

    private static List<String> names(List<AgencyName> names) {
        return names.stream()
                .map(called -> called.name() + " (" + called.validFrom() + " to " + called.validTo() + ")")
                .toList();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
