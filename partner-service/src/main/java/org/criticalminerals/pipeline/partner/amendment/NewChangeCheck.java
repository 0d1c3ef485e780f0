package org.criticalminerals.pipeline.partner.amendment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** Whether a proposed change has what every change needs; what its acts do is checked with the agreement. */
final class NewChangeCheck {

    static final int LONGEST_REASON = 2_000;
    private static final int MOST_ACTS = 20;
    private static final int LONGEST_WAIT = 10;

    private NewChangeCheck() {}

    /**
     * What is wrong.
     *
     * @param today the day on which it is proposed, where the agreement's clock hangs
     */
    static List<FieldError> errors(NewChange change, LocalDate today) {
        if (change == null) {
            return List.of(new FieldError("", "The body must hold the change: effectiveFrom, reason, acts"));
        }
        List<FieldError> errors = new ArrayList<>();
        LocalDate from = change.effectiveFrom();
        if (from != null && from.isBefore(today)) {
            errors.add(new FieldError("/effectiveFrom", "must not lie in the past: today is " + today));
        }
        if (from != null && from.isAfter(today.plusYears(LONGEST_WAIT))) {
            errors.add(new FieldError("/effectiveFrom", "must lie within " + LONGEST_WAIT + " years"));
        }
        if (change.reason() == null || change.reason().isBlank()) {
            errors.add(new FieldError("/reason", "is missing: say why it changes"));
        } else if (change.reason().length() > LONGEST_REASON) {
            errors.add(new FieldError("/reason", "must have at most " + LONGEST_REASON + " characters"));
        }
        if (change.acts() == null
                || change.acts().isEmpty()
                || change.acts().stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError("/acts", "is missing: say what changes"));
        } else if (change.acts().size() > MOST_ACTS) {
            errors.add(new FieldError("/acts", "must be at most " + MOST_ACTS));
        }
        return errors;
    }
}
