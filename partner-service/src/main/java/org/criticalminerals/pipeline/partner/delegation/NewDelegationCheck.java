package org.criticalminerals.pipeline.partner.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;

/** What is wrong with a delegation that a signatory wants to give; each fault names its field and the way out. */
final class NewDelegationCheck {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_CODE = 100;
    private static final int MOST_AGREEMENTS = 50;

    private NewDelegationCheck() {}

    /** All faults of a delegation that somebody gives now. */
    static List<FieldError> errors(NewDelegation delegation, String delegator, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        String delegate = delegation.delegate();
        if (delegate == null
                || delegate.isBlank()
                || delegate.length() > LONGEST_SUBJECT
                || delegate.indexOf('\0') >= 0) {
            errors.add(new FieldError(
                    "/delegate", "must be the subject of a colleague of your agency; see /api/v1/officials"));
        } else if (delegate.equals(delegator)) {
            errors.add(new FieldError("/delegate", "must be somebody else: you may sign as it is"));
        }
        period(delegation, now, errors);
        for (int i = 0; i < delegation.gates().size(); i++) {
            String gate = delegation.gates().get(i);
            if (Arrays.stream(Gate.values()).noneMatch(known -> known.name().equals(gate))) {
                errors.add(new FieldError("/gates/" + i, "must be one of " + Arrays.toString(Gate.values())));
            }
        }
        if (delegation.agreements().size() > MOST_AGREEMENTS
                || delegation.gates().size() > Gate.values().length) {
            errors.add(new FieldError("/agreements", "must not be more than there are; leave it out for all"));
        }
        for (int i = 0; i < delegation.agreements().size(); i++) {
            String code = delegation.agreements().get(i);
            if (code == null || code.length() > LONGEST_CODE || code.indexOf('\0') >= 0) {
                errors.add(new FieldError("/agreements/" + i, "must be the code of an agreement"));
            }
        }
        FreeText.fault(delegation.note(), LONGEST_NOTE)
                .ifPresent(detail -> errors.add(new FieldError("/note", detail)));
        return List.copyOf(errors);
    }

    private static void period(NewDelegation delegation, Instant now, List<FieldError> errors) {
        Instant start = delegation.startsAt() == null ? now : delegation.startsAt();
        Instant end = delegation.endsAt();
        if (end == null) {
            errors.add(new FieldError("/endsAt", "must say until when: signing isn't delegated for good"));
        } else if (!end.isAfter(start) || !end.isAfter(now)) {
            errors.add(new FieldError("/endsAt", "must lie after its beginning and after now"));
        } else if (start.isBefore(now.minus(LONGEST))
                || Duration.between(now, end).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("/endsAt", "must lie within " + LONGEST.toDays() + " days from now"));
        }
    }
}
