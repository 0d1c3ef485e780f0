package org.criticalminerals.pipeline.project.dossier.section;

import java.util.List;
import java.util.Objects;

/** Brings what people type into the one form that is stored and hashed. */
final class Texts {

    private Texts() {}

    /** Without white space at its ends; null where nothing is left. */
    static String tidy(String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Tidied and in upper case, for codes. */
    static String code(String text) {
        String tidied = tidy(text);
        return tidied == null ? null : tidied.toUpperCase(java.util.Locale.ROOT);
    }

    /** An unmodifiable copy without nulls; empty for null. */
    static <T> List<T> list(List<T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).toList();
    }

    /** A list of texts, tidied, without empty ones. */
    static List<String> texts(List<String> items) {
        return items == null
                ? List.of()
                : items.stream().map(Texts::tidy).filter(Objects::nonNull).toList();
    }
}
