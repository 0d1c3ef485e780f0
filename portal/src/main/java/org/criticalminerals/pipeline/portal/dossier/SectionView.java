package org.criticalminerals.pipeline.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Field;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Group;
import org.criticalminerals.pipeline.portal.layout.Reader;
import org.criticalminerals.pipeline.portal.layout.Words;

/**
 * A section's content as people read it: labelled values, and a table for each list.
 *
 * @param facts the values that stand once
 * @param tables the lists
 */
public record SectionView(List<Fact> facts, List<Table> tables) {

    /**
     * @param content the section's JSON
     * @param reader the reader's forms of dates and figures
     * @param names names for codes
     */
    public static SectionView of(SectionDefinition definition, JsonNode content, Reader reader, ReferenceData names) {
        List<Fact> facts = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(Set.of("marking"));
        for (Group group : definition.groups()) {
            if (group.isRepeated()) {
                known.add(group.path());
                Table table = table(group, content.path(group.path()), reader, names);
                if (!table.rows().isEmpty()) {
                    tables.add(table);
                }
            } else {
                for (Field field : group.fields()) {
                    known.add(field.path().split("/")[0]);
                    String text = text(field, SectionForm.at(content, field.path()), reader, names);
                    if (!text.isEmpty()) {
                        facts.add(new Fact(field.label(), text));
                    }
                }
            }
        }
        Words codes = Words.codes(reader.locale());
        // What the service knows and the form doesn't is shown all the same: nothing hides in a dossier.
        content.properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .map(member -> new Fact(codes.code("field", member.getKey()), plain(member.getValue(), codes)))
                .filter(fact -> !fact.value().isEmpty())
                .forEach(facts::add);
        return new SectionView(List.copyOf(facts), List.copyOf(tables));
    }

    private static Table table(Group group, JsonNode list, Reader reader, ReferenceData names) {
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode row : list) {
            cells.add(group.fields().stream()
                    .map(field -> text(field, SectionForm.at(row, field.path()), reader, names))
                    .toList());
        }
        // A column in which nothing stands only takes room.
        int[] used = IntStream.range(0, group.fields().size())
                .filter(column ->
                        cells.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        return new Table(
                group.title(),
                IntStream.of(used)
                        .mapToObj(column -> new Column(
                                group.fields().get(column).label(),
                                isFigure(group.fields().get(column))))
                        .toList(),
                cells.stream()
                        .map(row -> IntStream.of(used)
                                .mapToObj(column -> new Cell(
                                        group.fields().get(column).label(),
                                        row.get(column),
                                        isFigure(group.fields().get(column))))
                                .toList())
                        .toList());
    }

    private static boolean isFigure(Field field) {
        return switch (field.type()) {
            case DECIMAL, NUMBER, MONEY -> true;
            case INTEGER, TEXT, LONG_TEXT, COUNTRY, MINERAL, STEP, CHOICE, DATE, FLAG, LINES -> false;
        };
    }

    /** One value as text; empty where there is none. */
    static String text(Field field, JsonNode value, Reader reader, ReferenceData names) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        Words codes = Words.codes(reader.locale());
        return switch (field.type()) {
            case TEXT, LONG_TEXT, INTEGER, LINES -> plain(value, codes);
            case DECIMAL -> reader.number(value.asText());
            case NUMBER -> value.asText();
            case MONEY ->
                value.path("amount").asText("").isEmpty()
                        ? ""
                        : reader.money(
                                value.path("amount").asText(),
                                value.path("currency").asText());
            case COUNTRY -> codes.country(value.asText());
            case MINERAL -> names.mineral(value.asText());
            case STEP -> codes.code("step", value.asText());
            case CHOICE -> field.optionLabel(value.asText());
            case DATE -> reader.date(value.asText());
            case FLAG -> codes.code("flag", value.asBoolean());
        };
    }

    /** A value of which nothing is known, as text. */
    static String plain(JsonNode value, Words codes) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(plain(part, codes)));
            return String.join(
                    "; ", parts.stream().filter(part -> !part.isEmpty()).toList());
        }
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.properties().forEach(member -> {
                String text = plain(member.getValue(), codes);
                if (!text.isEmpty()) {
                    parts.add(codes.of("pair", codes.code("field", member.getKey()), text));
                }
            });
            return String.join(codes.of("separator"), parts);
        }
        return value.asText();
    }

    /** Whether there is anything to read. */
    public boolean isEmpty() {
        return facts.isEmpty() && tables.isEmpty();
    }

    /** A labelled value. */
    public record Fact(String label, String value) {}

    /** A list as a table. */
    public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {}

    /** A column of a table. */
    public record Column(String label, boolean figure) {}

    /** A cell, with its column's label for narrow screens. */
    public record Cell(String label, String value, boolean figure) {}
}
