package org.criticalminerals.pipeline.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Field;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Group;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * A section as it is being edited: exactly what is typed, whether or not it makes sense yet. Fields are named by their
 * JSON pointer without the first slash ({@code sites/0/country}), so that a service's error finds its field.
 */
public final class SectionForm {

    /** The part of an amount's field name that holds its currency. */
    static final String CURRENCY = "/currency";

    private static final String AMOUNT = "/amount";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SectionDefinition definition;
    private final Map<String, String> values;
    private final Map<String, Integer> rows;

    private SectionForm(SectionDefinition definition, Map<String, String> values, Map<String, Integer> rows) {
        this.definition = definition;
        this.values = values;
        this.rows = rows;
    }

    /** The form for what is saved; null or missing content gives an empty form with one row in each list. */
    public static SectionForm ofContent(SectionDefinition definition, JsonNode content) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        JsonNode saved = content == null ? JSON.objectNode() : content;
        for (Group group : definition.groups()) {
            if (group.isRepeated()) {
                JsonNode list = saved.path(group.path());
                rows.put(group.path(), Math.max(1, list.size()));
                for (int row = 0; row < list.size(); row++) {
                    for (Field field : group.fields()) {
                        read(field, at(list.path(row), field.path()), name(group, row, field), values);
                    }
                }
            } else {
                group.fields().forEach(field -> read(field, at(saved, field.path()), field.path(), values));
            }
        }
        return new SectionForm(definition, values, rows);
    }

    /** The form as a browser sent it; rows in which nothing was typed are closed up. */
    public static SectionForm ofSent(SectionDefinition definition, Form sent) {
        return ofSent(definition, sent, false);
    }

    /** The form as a browser sent it, empty rows kept, so that a row's number means the row that was seen. */
    public static SectionForm ofSentWithBlanks(SectionDefinition definition, Form sent) {
        return ofSent(definition, sent, true);
    }

    private static SectionForm ofSent(SectionDefinition definition, Form sent, boolean blanks) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        for (Group group : definition.groups()) {
            if (group.isRepeated()) {
                int kept = 0;
                for (int row = 0; row < group.most() && isSent(group, row, sent); row++) {
                    Map<String, String> typed = new LinkedHashMap<>();
                    for (Field field : group.fields()) {
                        typed.putAll(typed(field, name(group, row, field), name(group, kept, field), sent));
                    }
                    if (blanks || !isBlank(typed)) {
                        values.putAll(typed);
                        kept++;
                    }
                }
                rows.put(group.path(), kept);
            } else {
                group.fields().forEach(field -> values.putAll(typed(field, field.path(), field.path(), sent)));
            }
        }
        return new SectionForm(definition, values, rows);
    }

    // A money field with nothing but the currency that was chosen before, or an unticked box, is as good as empty.
    private static boolean isBlank(Map<String, String> typed) {
        return typed.entrySet().stream()
                .allMatch(one -> one.getValue().isEmpty() || one.getKey().endsWith(CURRENCY));
    }

    private static boolean isSent(Group group, int row, Form sent) {
        return group.fields().stream()
                .anyMatch(field -> sent.has(name(group, row, field)) || sent.has(name(group, row, field) + AMOUNT));
    }

    private static Map<String, String> typed(Field field, String from, String to, Form sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        if (field.type() == FieldType.MONEY) {
            typed.put(to + AMOUNT, sent.text(from + AMOUNT));
            typed.put(to + CURRENCY, sent.text(from + CURRENCY));
        } else {
            typed.put(to, sent.text(from));
        }
        return typed;
    }

    private static void read(Field field, JsonNode value, String name, Map<String, String> values) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (field.type()) {
            case MONEY -> {
                values.put(name + AMOUNT, value.path("amount").asText(""));
                values.put(name + CURRENCY, value.path("currency").asText(""));
            }
            case LINES -> {
                List<String> lines = new ArrayList<>();
                value.forEach(line -> lines.add(line.asText()));
                values.put(name, String.join("\n", lines));
            }
            case FLAG -> values.put(name, value.asBoolean() ? "true" : "");
            case TEXT, LONG_TEXT, DECIMAL, NUMBER, INTEGER, COUNTRY, MINERAL, STEP, CHOICE, DATE ->
                values.put(name, value.asText());
        }
    }

    /** The same form with an empty row more at the end of a list. */
    public SectionForm withRow(String list) {
        Map<String, Integer> more = new HashMap<>(rows);
        definition.groups().stream()
                .filter(group -> group.path().equals(list))
                .forEach(group -> more.merge(list, 1, (a, b) -> Math.min(group.most(), a + b)));
        return new SectionForm(definition, values, more);
    }

    /** The same form without a row of a list, named as {@code sites/2}. */
    public SectionForm withoutRow(String row) {
        int slash = row.lastIndexOf('/');
        String list = slash < 0 ? "" : row.substring(0, slash);
        int gone = slash < 0 || !row.substring(slash + 1).matches("\\d{1,4}")
                ? -1
                : Integer.parseInt(row.substring(slash + 1));
        int count = rows.getOrDefault(list, 0);
        if (gone < 0 || gone >= count) {
            return this;
        }
        Map<String, String> left = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String rest = name.startsWith(list + "/") ? name.substring(list.length() + 1) : null;
            if (rest == null) {
                left.put(name, value);
                return;
            }
            int end = rest.indexOf('/');
            int index = Integer.parseInt(rest.substring(0, end));
            if (index != gone) {
                left.put(list + "/" + (index > gone ? index - 1 : index) + rest.substring(end), value);
            }
        });
        Map<String, Integer> fewer = new HashMap<>(rows);
        fewer.put(list, count - 1);
        return new SectionForm(definition, left, fewer);
    }

    /** What is typed into a field. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** How many rows a list shows: an empty list shows one to type into. */
    public int rows(Group group) {
        return Math.max(1, rows.getOrDefault(group.path(), 0));
    }

    /** The names of all fields that can be typed into. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Group group : definition.groups()) {
            IntStream.range(0, group.isRepeated() ? rows(group) : 1)
                    .forEach(row -> group.fields().forEach(field -> names.add(name(group, row, field))));
        }
        return names;
    }

    /** What the service is to be sent, with the errors that can be told without it. */
    public Parsed parse() {
        ObjectNode content = JSON.objectNode();
        Map<String, String> errors = new LinkedHashMap<>();
        for (Group group : definition.groups()) {
            if (group.isRepeated()) {
                ArrayNode list = content.putArray(group.path());
                for (int row = 0; row < rows.getOrDefault(group.path(), 0); row++) {
                    ObjectNode object = list.addObject();
                    for (Field field : group.fields()) {
                        write(field, name(group, row, field), object, errors);
                    }
                }
            } else {
                group.fields().forEach(field -> write(field, field.path(), content, errors));
            }
        }
        return new Parsed(content, new FormErrors(errors, List.of()));
    }

    private void write(Field field, String name, ObjectNode into, Map<String, String> errors) {
        try {
            JsonNode value = json(field, name);
            if (value != null) {
                put(into, field.path(), value);
            }
        } catch (NumberFormatException noNumber) {
            errors.put(name, "number");
        } catch (DateTimeParseException noDate) {
            errors.put(name, "date");
        }
    }

    private JsonNode json(Field field, String name) {
        String typed = value(name);
        return switch (field.type()) {
            case MONEY -> money(name);
            case FLAG -> typed.isEmpty() ? null : JSON.booleanNode(true);
            case LINES -> typed.isEmpty() ? null : lines(typed);
            case NUMBER -> typed.isEmpty() ? null : JSON.numberNode(new BigDecimal(typed));
            case INTEGER -> typed.isEmpty() ? null : JSON.numberNode(Integer.parseInt(typed));
            case DECIMAL -> typed.isEmpty() ? null : JSON.textNode(plain(typed));
            case DATE -> typed.isEmpty() ? null : JSON.textNode(date(typed));
            case TEXT, LONG_TEXT, COUNTRY, MINERAL, STEP, CHOICE -> typed.isEmpty() ? null : JSON.textNode(typed);
        };
    }

    private JsonNode money(String name) {
        String amount = value(name + AMOUNT);
        if (amount.isEmpty()) {
            return null;
        }
        ObjectNode money = JSON.objectNode();
        money.put("amount", plain(amount));
        money.put("currency", value(name + CURRENCY));
        return money;
    }

    private static ArrayNode lines(String typed) {
        ArrayNode lines = JSON.arrayNode();
        typed.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    // People group digits by spaces; commas mean different things to different readers and are not guessed at.
    private static String plain(String typed) {
        String digits = typed.replaceAll("[\\s\\u00a0\\u202f]", "");
        return new BigDecimal(digits).toPlainString();
    }

    private static String date(String typed) {
        switch (typed.length()) {
            case 4 -> Year.parse(typed);
            case 7 -> YearMonth.parse(typed);
            default -> LocalDate.parse(typed);
        }
        return typed;
    }

    private static void put(ObjectNode into, String path, JsonNode value) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            into.set(path, value);
        } else {
            put(into.withObject("/" + path.substring(0, slash)), path.substring(slash + 1), value);
        }
    }

    static JsonNode at(JsonNode from, String path) {
        return from.at("/" + path);
    }

    static String name(Group group, int row, Field field) {
        return group.isRepeated() ? group.path() + "/" + row + "/" + field.path() : field.path();
    }

    /**
     * What was typed, as JSON.
     *
     * @param content what can be sent
     * @param errors by field, the key of a text: {@code number} or {@code date}
     */
    public record Parsed(ObjectNode content, FormErrors errors) {}
}
