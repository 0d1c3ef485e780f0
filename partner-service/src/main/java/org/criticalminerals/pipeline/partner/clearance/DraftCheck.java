package org.criticalminerals.pipeline.partner.clearance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;

/** What is wrong with a draft: it may lack what a position needs, but holds nothing that could never be signed. */
final class DraftCheck {

    private static final int LONGEST_REASONS = 4_000;
    private static final int LONGEST_CONDITION = 1_000;
    private static final int MOST_CONDITIONS = 20;
    private static final int LAST_YEAR = 2100;

    private DraftCheck() {}

    /** All faults of a draft. */
    static List<FieldError> errors(NewDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (draft.decision() != null && decision(draft.decision()).isEmpty()) {
            errors.add(
                    new FieldError("/decision", "must be left out, or one of " + Arrays.toString(Decision.values())));
        }
        if (Boolean.TRUE.equals(draft.isFinal()) && !Decision.OBJECT.name().equals(draft.decision())) {
            errors.add(new FieldError("/final", "belongs to OBJECT alone"));
        }
        if (draft.reserveUntil() != null && !Decision.RESERVE.name().equals(draft.decision())) {
            errors.add(new FieldError("/reserveUntil", "belongs to RESERVE alone"));
        } else if (draft.reserveUntil() != null && draft.reserveUntil().getYear() > LAST_YEAR) {
            errors.add(new FieldError("/reserveUntil", "must not lie after the year " + LAST_YEAR));
        }
        FreeText.fault(draft.reasons(), LONGEST_REASONS)
                .ifPresent(detail -> errors.add(new FieldError("/reasons", detail)));
        if (draft.replaces() != null && draft.replaces() < 1) {
            errors.add(new FieldError("/replaces", "must be the version of the draft that this one replaces, from 1"));
        }
        if (draft.conditions().size() > MOST_CONDITIONS) {
            errors.add(new FieldError("/conditions", "must not be more than " + MOST_CONDITIONS));
            return List.copyOf(errors);
        }
        for (int i = 0; i < draft.conditions().size(); i++) {
            condition("/conditions/" + i, draft.conditions().get(i), errors);
        }
        return List.copyOf(errors);
    }

    /** The decision of that name; empty where there is none. */
    static Optional<Decision> decision(String name) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst();
    }

    private static void condition(String pointer, NewDraft.NewCondition condition, List<FieldError> errors) {
        if (condition == null || condition.text() == null || condition.text().isBlank()) {
            errors.add(new FieldError(pointer + "/text", "must say what has to be done"));
            return;
        }
        FreeText.fault(condition.text(), LONGEST_CONDITION)
                .ifPresent(detail -> errors.add(new FieldError(pointer + "/text", detail)));
        if (condition.dueOn() != null && condition.dueOn().getYear() > LAST_YEAR) {
            errors.add(new FieldError(pointer + "/dueOn", "must not lie after the year " + LAST_YEAR));
        }
    }
}
