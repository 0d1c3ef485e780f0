package org.criticalminerals.pipeline.portal.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;

/**
 * What is wrong with a form: messages beside their fields, and messages for the whole. The summary at the top of the
 * page links each to its field.
 *
 * @param fields message by field name
 * @param general messages that belong to no field
 */
public record FormErrors(Map<String, String> fields, List<String> general) {

    /** No error. */
    public static FormErrors none() {
        return new FormErrors(Map.of(), List.of());
    }

    /** One field's error. */
    public static FormErrors of(String field, String message) {
        return new FormErrors(Map.of(field, message), List.of());
    }

    /**
     * A service's refusal, each message beside the field that its pointer names, or else for the whole.
     *
     * @param known the names of the fields on the page
     */
    public static FormErrors of(ServiceProblem problem, Iterable<String> known) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> general = new ArrayList<>();
        for (ServiceProblem.FieldError error : problem.fields()) {
            String field = nearest(error.path(), known);
            if (field.isEmpty()) {
                general.add(error.path().isEmpty() ? error.message() : error.path() + ": " + error.message());
            } else {
                fields.merge(field, error.message(), (a, b) -> a + " " + b);
            }
        }
        if (fields.isEmpty() && general.isEmpty()) {
            general.add(problem.detail());
        }
        return new FormErrors(fields, general);
    }

    // A pointer may name a part of what one field shows (an amount's digits) or the whole that fields are parts of.
    private static String nearest(String path, Iterable<String> known) {
        String best = "";
        for (String name : known) {
            if (name.equals(path)) {
                return name;
            }
            boolean part = path.startsWith(name + "/");
            boolean whole = !path.isEmpty() && name.startsWith(path + "/");
            if (part && name.length() > best.length() || whole && best.isEmpty()) {
                best = name;
            }
        }
        return best;
    }

    /** Whether anything is wrong. */
    public boolean isAny() {
        return !fields.isEmpty() || !general.isEmpty();
    }

    /** Whether a field is wrong. */
    public boolean on(String field) {
        return fields.containsKey(field);
    }

    /** What is wrong with a field; empty when nothing is. */
    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    /** All field errors in their order. */
    public List<Map.Entry<String, String>> entries() {
        return List.copyOf(fields.entrySet());
    }

    /** How many things are wrong. */
    public int count() {
        return fields.size() + general.size();
    }

    /** The id of a field's element: its name without what an id can't have. */
    public static String id(String field) {
        return "f-" + field.replaceAll("[^A-Za-z0-9]", "-");
    }
}
