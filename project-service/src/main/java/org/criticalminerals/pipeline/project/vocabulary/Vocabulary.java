package org.criticalminerals.pipeline.project.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words for minerals and steps (DOMAIN.md, "Project and candidacy"): names as sources write them resolve to codes.
 * Built from data by {@link VocabularyData}; immutable.
 */
public final class Vocabulary implements Terms {

    private static final int NEAREST = 3;
    private static final int FARTHEST = 4;
    private static final Pattern GRADE_AFTER = Pattern.compile("(.+?) - (.+ grade)");
    private static final Pattern GRADE_BEFORE = Pattern.compile("(.+?)[- ]grade (.+)");

    private final Map<String, Entry> entries;
    private final Map<String, Mineral> written;
    private final Map<String, String> steps;

    /**
     * What a production line can be about.
     *
     * @param code its code
     * @param name how people call it
     * @param kind what it is
     * @param groups the groups it belongs to, narrowest first
     * @param contains for a product the minerals in it
     * @param lists the lists of critical minerals that name it
     */
    public record Entry(
            String code, String name, Kind kind, List<String> groups, List<String> contains, List<String> lists) {}

    /** Kinds of entries. */
    public enum Kind {
        MINERAL,
        GROUP,
        PRODUCT
    }

    Vocabulary(Collection<Entry> entries, Map<String, Mineral> aliases, Map<String, String> steps) {
        this.entries = new LinkedHashMap<>();
        this.written = new LinkedHashMap<>();
        entries.forEach(entry -> {
            this.entries.put(entry.code(), entry);
            this.written.put(key(entry.code()), new Mineral(entry.code(), null));
        });
        aliases.forEach((name, mineral) -> this.written.putIfAbsent(key(name), mineral));
        this.steps = new LinkedHashMap<>();
        steps.forEach((name, step) -> this.steps.put(key(name), step));
    }

    /** All minerals, groups and products. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The codes of all steps. */
    public List<String> steps() {
        return steps.values().stream().distinct().toList();
    }

    @Override
    public Mineral mineral(String name) {
        String key = key(name);
        Mineral known = written.get(key);
        return known != null ? known : graded(key);
    }

    private Mineral graded(String key) {
        Matcher after = GRADE_AFTER.matcher(key);
        if (after.matches()) {
            return withGrade(after.group(1), after.group(2));
        }
        Matcher before = GRADE_BEFORE.matcher(key);
        return before.matches() ? withGrade(before.group(2), before.group(1) + " grade") : new Mineral(null, null);
    }

    private Mineral withGrade(String name, String grade) {
        Mineral mineral = written.get(name);
        return mineral == null ? new Mineral(null, null) : new Mineral(mineral.code(), grade);
    }

    @Override
    public String step(String name) {
        return steps.get(key(name));
    }

    /**
     * The words under which a search finds something about this code: itself, the groups it belongs to, and for a
     * product the minerals in it with their groups.
     */
    public Set<String> searchTerms(String code) {
        Set<String> terms = new LinkedHashSet<>();
        terms.add(code);
        Entry entry = entries.get(code);
        if (entry != null) {
            terms.addAll(entry.groups());
            entry.contains().forEach(mineral -> terms.addAll(searchTerms(mineral)));
        }
        return terms;
    }

    @Override
    public String unknownMineral(String name) {
        List<String> near = nearest(key(name));
        return "\"" + shown(name) + "\" is no mineral, group or product of the vocabulary"
                + (near.isEmpty()
                        ? "; see GET /api/v1/vocabulary"
                        : "; did you mean " + String.join(" or ", near) + "?");
    }

    @Override
    public String unknownStep(String name) {
        return "\"" + shown(name) + "\" is no step of the value chain; known are " + String.join(", ", steps());
    }

    private List<String> nearest(String key) {
        return Stream.concat(
                        written.entrySet().stream()
                                .map(entry -> new Near(entry.getValue().code(), distance(key, entry.getKey()))),
                        key.length() < 3
                                ? Stream.empty()
                                : written.entrySet().stream()
                                        .filter(entry -> entry.getKey().startsWith(key))
                                        .map(entry -> new Near(entry.getValue().code(), 1)))
                .filter(near -> near.distance() <= Math.min(FARTHEST, key.length() / 2))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::code))
                .map(Near::code)
                .distinct()
                .limit(NEAREST)
                .toList();
    }

    private record Near(String code, int distance) {}

    /** How many letters to add, drop or change (Levenshtein); texts of very different length count as far. */
    static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
