package org.criticalminerals.pipeline.portal.party;

import java.util.Map;

/**
 * What somebody typed into a form, so that it comes back when the form does.
 *
 * @param fields texts by field
 */
public record Typed(Map<String, String> fields) {

    /** A field's text; empty where nothing was typed. */
    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Whether a field holds a value. */
    public boolean is(String field, String value) {
        return at(field).equals(value);
    }
}
