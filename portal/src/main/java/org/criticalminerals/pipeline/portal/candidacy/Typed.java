package org.criticalminerals.pipeline.portal.candidacy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * What stands in a form's fields: as sent, or as known before.
 *
 * @param values text by field name
 */
public record Typed(Map<String, String> values) {

    /** What a browser sent. */
    static Typed of(Form form, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, form.text(name)));
        return new Typed(values);
    }

    /** Field names and their values in turns; a null value is empty. */
    static Typed with(Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            values.put((String) namesAndValues[i], value == null ? "" : value.toString());
        }
        return new Typed(values);
    }

    /** A field's text; empty where there is none. */
    public String at(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a field holds a text. */
    public boolean is(String name, Object text) {
        return at(name).equals(text.toString());
    }

    /** A field's text, null where there is none. */
    String orNull(String name) {
        return at(name).isEmpty() ? null : at(name);
    }

    /** A field's day; null where there is none, or none that can be read: see {@link #errors}. */
    LocalDate day(String name) {
        try {
            return at(name).isEmpty() ? null : LocalDate.parse(at(name));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A field's number; null where there is none. */
    Integer number(String name) {
        return at(name).matches("\\d{1,9}") ? Integer.valueOf(at(name)) : null;
    }

    /** The fields that hold a day and can't be read as one. */
    FormErrors errors(List<String> days) {
        Map<String, String> errors = new LinkedHashMap<>();
        days.stream().filter(name -> !at(name).isEmpty() && day(name) == null).forEach(name -> errors.put(name, "day"));
        return new FormErrors(errors, List.of());
    }
}
