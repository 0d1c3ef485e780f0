package org.criticalminerals.pipeline.partner.criteria;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** What is wrong with an answer that an official wants to give; each fault names its field and the way out. */
final class NewAnswerCheck {

    private static final int LONGEST_EVIDENCE = 4_000;
    private static final int LONGEST_REFERENCE = 300;
    private static final int LONGEST_LINK = 1_000;
    private static final int HIGHEST_SCORE = 5;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final NewAnswer answer;
    private final List<FieldError> errors = new ArrayList<>();

    private NewAnswerCheck(NewAnswer answer) {
        this.answer = answer;
    }

    /** All faults of an answer. */
    static List<FieldError> errors(NewAnswer answer) {
        NewAnswerCheck check = new NewAnswerCheck(answer);
        check.all();
        return List.copyOf(check.errors);
    }

    /** The answer of that name; empty where there is none. */
    static Optional<CriterionAnswer> answer(String name) {
        return Arrays.stream(CriterionAnswer.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private void all() {
        if (answer(answer.answer()).isEmpty()) {
            add("/answer", "must be MET, NOT_MET or INSUFFICIENT");
        }
        String evidence = NewAnswer.stripped(answer.evidence());
        if (evidence == null) {
            add("/evidence", "is missing: say what the answer rests on");
        }
        text("/evidence", evidence, LONGEST_EVIDENCE);
        text("/reference", answer.reference(), LONGEST_REFERENCE);
        text("/link", answer.link(), LONGEST_LINK);
        String link = NewAnswer.stripped(answer.link());
        if (link != null && !isWebAddress(link)) {
            add("/link", "must be an address that begins with https:// or http://");
        }
        day("/validFrom", answer.validFrom());
        day("/validUntil", answer.validUntil());
        if (answer.validFrom() != null
                && answer.validUntil() != null
                && answer.validUntil().isBefore(answer.validFrom())) {
            add("/validUntil", "must not lie before the day from which the answer holds");
        }
        if (answer.score() != null && (answer.score() < 0 || answer.score() > HIGHEST_SCORE)) {
            add("/score", "must be from 0 to " + HIGHEST_SCORE);
        }
        if (answer.replaces() != null && answer.replaces() < 1) {
            add("/replaces", "must be the version of your party's answer that this one replaces, from 1");
        }
    }

    private static boolean isWebAddress(String link) {
        try {
            URI address = URI.create(link);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void day(String pointer, LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            add(pointer, "must lie between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
    }

    private void text(String pointer, String text, int longest) {
        if (text != null && text.strip().length() > longest) {
            add(pointer, "must be at most " + longest + " characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            add(pointer, "must not hold the character NUL");
        }
    }

    private void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
