package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two versions of a section as what was there before and after, path by path. */
public final class Comparison {

    private Comparison() {}

    /**
     * One value that differs.
     *
     * @param path JSON pointer
     * @param before the value before; null where there was none
     * @param after the value after; null where there is none
     */
    public record Change(String path, JsonNode before, JsonNode after) {}

    /**
     * What differs between two trees, in the order of paths.
     *
     * @param before null where the section wasn't there
     * @param after null where the section isn't there
     */
    public static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        compare("", before, after, changes);
        return List.copyOf(changes);
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
        if (isObject(before, after)) {
            Set<String> names = new TreeSet<>();
            addNames(before, names);
            addNames(after, names);
            names.forEach(name -> compare(path + "/" + escape(name), get(before, name), get(after, name), changes));
        } else if (isArray(before, after)) {
            int length = Math.max(size(before), size(after));
            for (int index = 0; index < length; index++) {
                compare(path + "/" + index, get(before, index), get(after, index), changes);
            }
        } else if (before == null ? after != null : !before.equals(after)) {
            changes.add(new Change(path, before, after));
        }
    }

    private static boolean isObject(JsonNode before, JsonNode after) {
        return (before == null || before.isObject()) && (after == null || after.isObject()) && before != after;
    }

    private static boolean isArray(JsonNode before, JsonNode after) {
        return (before == null || before.isArray()) && (after == null || after.isArray()) && before != after;
    }

    private static void addNames(JsonNode node, Set<String> names) {
        if (node != null) {
            node.fieldNames().forEachRemaining(names::add);
        }
    }

    private static int size(JsonNode node) {
        return node == null ? 0 : node.size();
    }

    private static JsonNode get(JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    private static JsonNode get(JsonNode node, int index) {
        return node == null ? null : node.get(index);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
