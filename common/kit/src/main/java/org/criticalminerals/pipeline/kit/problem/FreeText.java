package org.criticalminerals.pipeline.kit.problem;

import java.util.Optional;

/** Bounds what people write in their own words: stripped, not too long, without control characters. */
public final class FreeText {

    private FreeText() {}

    /**
     * A text that may be left out.
     *
     * @return the text without space around it; null where nothing was written
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it doesn't fit
     */
    public static String optional(String pointer, String text, int longest) {
        String stripped = text == null || text.isBlank() ? null : text.strip();
        fault(stripped, longest).ifPresent(detail -> {
            throw Problems.invalid(pointer, detail);
        });
        return stripped;
    }

    /**
     * A text that has to be there.
     *
     * @param missing what to say where it isn't
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is missing or doesn't fit
     */
    public static String required(String pointer, String text, int longest, String missing) {
        String stripped = optional(pointer, text, longest);
        if (stripped == null) {
            throw Problems.invalid(pointer, missing);
        }
        return stripped;
    }

    /** What is wrong with a text; empty where nothing is, or where there is none. */
    public static Optional<String> fault(String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > longest) {
            return Optional.of("must not be longer than " + longest + " characters; it has " + text.length());
        }
        return text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                ? Optional.of("must not hold control characters")
                : Optional.empty();
    }
}
