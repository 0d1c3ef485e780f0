package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * The form of a further party.
 *
 * @param about what it is and when it works
 * @param agencies through whom it acts, a row of fields each
 */
record EnterForm(List<ActField> about, List<List<ActField>> agencies) {

    private static final String AGENCIES = "agencies/";
    private static final Pattern HOLIDAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\S.*)");
    private static final Pattern RECESS =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\d{4}-\\d{2}-\\d{2})\\s+(\\S.*)");

    static EnterForm empty() {
        return new EnterForm(
                List.of(
                        ActField.text("code", "").hinted(Texts.of("actHint", "partyCode")),
                        ActField.text("name", "").hinted(""),
                        ActField.text("territory", "").hinted(Texts.of("actHint", "partyTerritory")),
                        ActField.checks(
                                "weekend", List.of("SATURDAY", "SUNDAY"), ActChoices.codes("weekday", "weekday")),
                        ActField.text("library", ""),
                        ActField.area("holidays", ""),
                        ActField.area("recesses", "")),
                FieldRows.withRoom(List.of(), EnterForm::agency));
    }

    private static List<ActField> agency(int index, UnaryOperator<String> value) {
        String at = AGENCIES + index + "/";
        return List.of(
                named(ActField.text(at + "id", value.apply("id"))),
                named(ActField.text(at + "name", value.apply("name"))),
                named(ActField.text(at + "shortName", value.apply("shortName"))),
                named(ActField.text(at + "territory", value.apply("territory"))));
    }

    private static ActField named(ActField field) {
        String part = FieldRows.partOf(field);
        return field.called(Texts.of("agencyField", part)).hinted(Texts.of("agencyHint", part));
    }

    /** The same form with what was typed. */
    EnterForm filled(Form sent) {
        return new EnterForm(
                about.stream().map(field -> field.filled(sent)).toList(),
                FieldRows.typed(sent, AGENCIES, "id", EnterForm::agency));
    }

    /** What can be told to be wrong before the service is asked. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String needed : List.of("code", "name", "territory")) {
            if (value(needed).isEmpty()) {
                errors.put(needed, "missing");
            }
        }
        if (value("holidays").lines().anyMatch(line -> isBad(HOLIDAY, line))) {
            errors.put("holidays", "holidayLine");
        }
        if (value("recesses").lines().anyMatch(line -> isBad(RECESS, line))) {
            errors.put("recesses", "recessLine");
        }
        if (FieldRows.isEmpty(agencies.getFirst())) {
            errors.put(agencies.getFirst().getFirst().name(), "noAgency");
        }
        return new FormErrors(errors, List.of());
    }

    private static boolean isBad(Pattern shape, String line) {
        Matcher matcher = shape.matcher(line.strip());
        if (line.isBlank()) {
            return false;
        }
        try {
            return !matcher.matches() || LocalDate.parse(matcher.group(1)) == null;
        } catch (DateTimeException none) {
            return true;
        }
    }

    /** The field that a service's error is about; empty where no field shows it. */
    String fieldOf(FieldError error) {
        return ActField.shownBy(
                error.path().contains(AGENCIES)
                        ? agencies.stream().flatMap(List::stream).toList()
                        : about,
                error);
    }

    /**
     * The party as the service takes it.
     *
     * @param year the year in which we are: years without listed holidays follow the library from there on
     */
    ObjectNode party(int year) {
        ObjectNode party =
                JsonNodeFactory.instance.objectNode().put("code", value("code")).put("name", value("name"));
        field("territory").values().forEach(party.putArray("territory")::add);
        ObjectNode calendar = party.putObject("calendar");
        field("weekend").values().forEach(calendar.putArray("weekend")::add);
        Map<String, String> holidays = new TreeMap<>();
        value("holidays")
                .lines()
                .map(String::strip)
                .map(HOLIDAY::matcher)
                .filter(Matcher::matches)
                .forEach(line -> holidays.put(line.group(1), line.group(2)));
        // Years that are listed are whole; without any, the last year is the one that nobody needs any more.
        List<Integer> years = holidays.keySet().stream()
                .map(day -> Integer.valueOf(day.substring(0, 4)))
                .sorted()
                .toList();
        calendar.put("from", years.isEmpty() ? year - 1 : years.getFirst());
        calendar.put("to", years.isEmpty() ? year - 1 : years.getLast());
        ObjectNode days = calendar.putObject("holidays");
        holidays.forEach(days::put);
        var recesses = calendar.putArray("recesses");
        value("recesses")
                .lines()
                .map(String::strip)
                .map(RECESS::matcher)
                .filter(Matcher::matches)
                .forEach(line -> recesses.addObject()
                        .put("from", line.group(1))
                        .put("to", line.group(2))
                        .put("name", line.group(3)));
        if (!value("library").isEmpty()) {
            calendar.putObject("further").put("library", value("library").toLowerCase(Locale.ROOT));
        }
        var its = party.putArray("agencies");
        for (List<ActField> row : agencies) {
            if (!FieldRows.isEmpty(row)) {
                ObjectNode agency = its.addObject();
                for (ActField field : row) {
                    if (FieldRows.partOf(field).equals("territory")) {
                        field.values().forEach(agency.putArray("territory")::add);
                    } else {
                        agency.put(FieldRows.partOf(field), field.value());
                    }
                }
            }
        }
        return party;
    }

    private ActField field(String name) {
        return about.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String value(String name) {
        return field(name).value();
    }
}
