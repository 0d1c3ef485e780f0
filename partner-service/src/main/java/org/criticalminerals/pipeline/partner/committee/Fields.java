package org.criticalminerals.pipeline.partner.committee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** Reads the fields of a request and gathers what is wrong with them, so that the caller hears of all of it at once. */
final class Fields {

    static final int LINE = 300;
    static final int TEXT = 4_000;
    static final int LONG_TEXT = 20_000;

    private final List<FieldError> errors = new ArrayList<>();

    /** A request's body. */
    static <T> T body(T body) {
        if (body == null) {
            throw Problems.invalid("", "The body must hold an object");
        }
        return body;
    }

    /** A text that has to be there; stripped. */
    String text(String pointer, String value, int longest) {
        String text = optional(pointer, value, longest);
        if (text == null) {
            add(pointer, "is missing");
        }
        return text;
    }

    /** A text that may be absent; stripped, null where blank. */
    String optional(String pointer, String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > longest) {
            add(pointer, "must not be longer than " + longest + " characters; it has " + text.length());
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            add(pointer, "must not hold control characters");
        }
        return text;
    }

    /** A value of an enumeration by its name. */
    <E extends Enum<E>> E oneOf(String pointer, String value, E[] values) {
        for (E one : values) {
            if (one.name().equals(value)) {
                return one;
            }
        }
        add(pointer, "must be one of " + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")));
        return null;
    }

    /** A value that something makes of the field, which refuses what it can't take. */
    <T> T parsed(String pointer, String rule, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (RuntimeException e) {
            add(pointer, rule);
            return null;
        }
    }

    /** Notes what is wrong where it doesn't hold. */
    void require(boolean holds, String pointer, String rule) {
        if (!holds) {
            add(pointer, rule);
        }
    }

    void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /**
     * Ends the reading.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where anything is wrong
     */
    void done() {
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }
}
