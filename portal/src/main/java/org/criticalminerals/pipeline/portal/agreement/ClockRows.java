package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * The clocks of an agreement as rows of plain fields, the last of them empty for a further clock.
 *
 * @param rows the fields of each clock
 */
record ClockRows(List<List<ActField>> rows) {

    private static final String CLOCKS = "clocks/";

    /** The clocks that an agreement has. */
    static ClockRows of(List<JsonNode> clocks) {
        List<List<ActField>> rows = new ArrayList<>();
        clocks.forEach(clock -> rows.add(row(rows.size(), part -> said(clock, part))));
        return new ClockRows(FieldRows.withRoom(rows, ClockRows::row));
    }

    /** What was typed. */
    static ClockRows of(Form sent) {
        return new ClockRows(FieldRows.typed(sent, CLOCKS, "name", ClockRows::row));
    }

    private static List<ActField> row(int index, UnaryOperator<String> value) {
        String at = CLOCKS + index + "/";
        return List.of(
                field(ActField.text(at + "name", value.apply("name"))),
                field(ActField.select(
                        at + "baseEvent", value.apply("baseEvent"), ActChoices.codes("baseEvent", "baseEvent"))),
                field(ActField.date(at + "date", value.apply("date"))),
                field(ActField.text(at + "length", value.apply("length"))),
                field(ActField.select(at + "unit", value.apply("unit"), ActChoices.codes("clockUnit", "clockUnit"))),
                field(ActField.text(at + "fulfilledBy", value.apply("fulfilledBy"))),
                field(ActField.text(at + "reminders", value.apply("reminders"))));
    }

    private static ActField field(ActField field) {
        String part = FieldRows.partOf(field);
        return field.called(Texts.of("clockField", part)).hinted(Texts.of("clockHint", part));
    }

    private static String said(JsonNode clock, String part) {
        return switch (part) {
            case "length" -> length(clock.path("length").asText(""));
            case "unit" -> unit(clock.path("length").asText(""));
            case "reminders" ->
                String.join(
                        ActField.BETWEEN,
                        StreamSupport.stream(clock.path("reminders").spliterator(), false)
                                .map(reminder -> reminder.asText().replaceFirst("^P(\\d+)D$", "$1"))
                                .toList());
            default -> clock.path(part).isNull() ? "" : clock.path(part).asText("");
        };
    }

    private static String unit(String iso) {
        try {
            Period period = Period.parse(iso);
            long parts = List.of(period.getYears(), period.getMonths(), period.getDays()).stream()
                    .filter(part -> part != 0)
                    .count();
            return parts != 1 ? "ISO" : period.getYears() != 0 ? "Y" : period.getMonths() != 0 ? "M" : "D";
        } catch (DateTimeException none) {
            return "";
        }
    }

    private static String length(String iso) {
        String unit = unit(iso);
        if (unit.isEmpty() || unit.equals("ISO")) {
            return iso;
        }
        Period period = Period.parse(iso);
        return Integer.toString(period.getYears() + period.getMonths() + period.getDays());
    }

    /** The clocks as the service takes them. */
    ArrayNode toJson() {
        ArrayNode clocks = JsonNodeFactory.instance.arrayNode();
        for (List<ActField> row : rows) {
            if (FieldRows.isEmpty(row)) {
                continue;
            }
            ObjectNode clock = clocks.addObject();
            for (String part : List.of("name", "baseEvent", "fulfilledBy")) {
                put(clock, part, FieldRows.value(row, part));
            }
            if (FieldRows.value(row, "baseEvent").equals("DATE")) {
                put(clock, "date", FieldRows.value(row, "date"));
            }
            String length = FieldRows.value(row, "length");
            put(clock, "length", length.matches("\\d{1,5}") ? "P" + length + FieldRows.value(row, "unit") : length);
            ArrayNode reminders = clock.putArray("reminders");
            Arrays.stream(FieldRows.value(row, "reminders").split("[,;\\s]+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.matches("\\d{1,5}") ? "P" + word + "D" : word)
                    .forEach(reminders::add);
        }
        return clocks;
    }

    /** What can be told to be wrong before the service is asked. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (List<ActField> row : rows) {
            if (FieldRows.isEmpty(row)) {
                continue;
            }
            for (ActField field : row) {
                String part = FieldRows.partOf(field);
                boolean isNeeded = !List.of("reminders", "unit").contains(part)
                        && (!part.equals("date")
                                || FieldRows.value(row, "baseEvent").equals("DATE"));
                if (isNeeded && field.value().isEmpty()) {
                    errors.put(field.name(), part.equals("baseEvent") ? "chooseOne" : "missing");
                }
                boolean isNumber = FieldRows.value(row, "length").matches("\\d{1,5}");
                if (part.equals("unit") && isNumber && List.of("", "ISO").contains(field.value())) {
                    errors.put(field.name(), "chooseOne");
                }
            }
        }
        return errors;
    }

    /** The field that a service's error is about, by the name of its clock; empty where it is none of a single clock. */
    String fieldOf(FieldError error) {
        for (List<ActField> row : rows) {
            String at = "clocks/" + FieldRows.value(row, "name") + "/";
            if (!FieldRows.value(row, "name").isEmpty() && error.path().contains(at)) {
                String part = error.path().substring(error.path().indexOf(at) + at.length());
                return row.stream()
                        .map(ActField::name)
                        .filter(name -> name.endsWith("/" + part))
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
