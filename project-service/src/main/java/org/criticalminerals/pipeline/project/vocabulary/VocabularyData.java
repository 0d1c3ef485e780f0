package org.criticalminerals.pipeline.project.vocabulary;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary.Entry;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary.Kind;

/**
 * Builds the {@link Vocabulary} from four tables: {@code minerals.csv} (a row a mineral, with its group and the lists
 * that name it), {@code groups.csv} (a group may lie within another), {@code mineral-aliases.csv} (names as sources write
 * them) and {@code steps.csv}.
 */
public final class VocabularyData {

    private static final Map<String, String> LISTS = Map.of(
            "us_2025", "US 2025",
            "eu_critical", "EU critical",
            "eu_strategic", "EU strategic",
            "jp_raremetal_34_stockpile", "Japan rare metals");
    private static final String CONTAINS = "contains ";

    private VocabularyData() {}

    /**
     * Reads the tables.
     *
     * @param open opens a table by its file name
     * @throws IllegalArgumentException where a table lacks a column or an alias points nowhere; it names file and row
     */
    public static Vocabulary read(Function<String, Reader> open) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> within = new LinkedHashMap<>();
        rows(open, "groups.csv").forEach(row -> within.put(row.getField("group"), row.getField("within")));
        rows(open, "minerals.csv").forEach(row -> {
            Entry mineral = mineral(row, within);
            entries.put(mineral.code(), mineral);
        });
        rows(open, "groups.csv").forEach(row -> {
            String group = row.getField("group");
            List<String> over = groups(within.get(group), within);
            entries.put(group, new Entry(group, row.getField("name"), Kind.GROUP, over, List.of(), List.of()));
        });
        Map<String, Terms.Mineral> aliases = new LinkedHashMap<>();
        rows(open, "mineral-aliases.csv").forEach(row -> addAlias(row, entries, aliases));
        return new Vocabulary(entries.values(), aliases, steps(rows(open, "steps.csv")));
    }

    private static Entry mineral(NamedCsvRecord row, Map<String, String> within) {
        List<String> lists = LISTS.entrySet().stream()
                .filter(list ->
                        row.findField(list.getKey()).filter("yes"::equals).isPresent())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return new Entry(
                row.getField("mineral"),
                row.getField("mineral"),
                Kind.MINERAL,
                groups(row.getField("group"), within),
                List.of(),
                lists);
    }

    private static void addAlias(NamedCsvRecord row, Map<String, Entry> entries, Map<String, Terms.Mineral> aliases) {
        String name = row.getField("as_written");
        String target = row.getField("resolves_to");
        String kind = row.getField("kind");
        if (kind.startsWith("product")) {
            String contents =
                    kind.contains(CONTAINS) ? kind.substring(kind.indexOf(CONTAINS) + CONTAINS.length()) : target;
            entries.put(
                    name, new Entry(name, name, Kind.PRODUCT, List.of(), known(contents, entries, name), List.of()));
        } else {
            known(target, entries, name);
            aliases.put(name, new Terms.Mineral(target, kind.equals("grade") ? grade(name, target) : null));
        }
    }

    private static List<String> known(String codes, Map<String, Entry> entries, String alias) {
        List<String> split = split(codes);
        split.stream().filter(code -> !entries.containsKey(code)).findFirst().ifPresent(code -> {
            throw new IllegalArgumentException("mineral-aliases.csv: \"" + alias + "\" resolves to \"" + code
                    + "\", which minerals.csv doesn't have");
        });
        return split;
    }

    /** What a written name says beside the mineral: "battery-grade lithium" is lithium of battery grade. */
    private static String grade(String name, String mineral) {
        return name.toLowerCase(Locale.ROOT)
                .replace(mineral, "")
                .replace(" - ", "")
                .replace('-', ' ')
                .strip();
    }

    private static Map<String, String> steps(Stream<NamedCsvRecord> rows) {
        Map<String, String> steps = new LinkedHashMap<>();
        rows.forEach(row -> {
            steps.put(row.getField("step"), row.getField("step"));
            split(row.getField("also_written")).forEach(name -> steps.put(name, row.getField("step")));
        });
        return steps;
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A group and those it lies within, narrowest first. */
    private static List<String> groups(String group, Map<String, String> within) {
        List<String> groups = new ArrayList<>();
        for (String next = group; !next.isEmpty(); next = within.get(next)) {
            if (!within.containsKey(next) || groups.contains(next)) {
                throw new IllegalArgumentException("groups.csv: \"" + next + "\" is missing, or lies within itself");
            }
            groups.add(next);
        }
        return List.copyOf(groups);
    }

    private static Stream<NamedCsvRecord> rows(Function<String, Reader> open, String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(open.apply(file))) {
            return new ArrayList<>(reader.stream().collect(Collectors.toList())).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
