package org.criticalminerals.pipeline.partner.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;

/** Whether a request may be entered as it is written. Pure. */
final class NewAccessRequestCheck {

    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_REFERENCE = 100;
    private static final int MOST = 20;
    private static final int OLDEST = 366;

    private NewAccessRequestCheck() {}

    /**
     * What is wrong with it.
     *
     * @param own the party that answers
     * @param parties the codes of all parties
     * @param today the day where the law's clock hangs
     */
    static List<FieldError> errors(NewAccessRequest asked, String own, Set<String> parties, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "/reference", asked.reference(), LONGEST_REFERENCE);
        text(errors, "/requesterName", asked.requesterName(), LONGEST_NAME);
        text(errors, "/subject", asked.subject(), LONGEST_TEXT);
        text(errors, "/question", asked.question(), LONGEST_TEXT);
        if (asked.subject() == null || asked.subject().isBlank()) {
            errors.add(new FieldError("/subject", "is missing: say what is asked for"));
        }
        some(errors, "/projects", asked.projects());
        some(errors, "/reviews", asked.reviews());
        some(errors, "/originators", asked.originators());
        asked.originators().stream()
                .filter(party -> party != null && (!parties.contains(party) || party.equals(own)))
                .forEach(party -> errors.add(new FieldError("/originators", party + " is no other party")));
        if (asked.from() != null && asked.until() != null && asked.until().isBefore(asked.from())) {
            errors.add(new FieldError("/until", "must not lie before from"));
        }
        LocalDate received = asked.receivedOn();
        if (received != null && (received.isAfter(today) || received.isBefore(today.minusDays(OLDEST)))) {
            errors.add(new FieldError("/receivedOn", "must lie within the last " + OLDEST + " days, up to today"));
        }
        return errors;
    }

    private static void text(List<FieldError> errors, String pointer, String text, int longest) {
        FreeText.fault(text, longest).ifPresent(fault -> errors.add(new FieldError(pointer, fault)));
    }

    private static void some(List<FieldError> errors, String pointer, List<?> list) {
        if (list.size() > MOST || list.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError(pointer, "must be at most " + MOST + ", and none empty"));
        }
    }
}
