package org.criticalminerals.pipeline.partner.consent.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.partner.review.rules.HostConsents;

/**
 * Whose consent a review waits for and where it stands (DOMAIN.md, "Host consent"): a pure function of how each site state
 * is asked, of the latest record of each, and of the day.
 */
public final class ConsentRules {

    private ConsentRules() {}

    /**
     * What counts of a record.
     *
     * @param decision what the state said
     * @param validUntil the last day on which it holds; null where no end was set
     */
    public record Recorded(HostConsentDecision decision, LocalDate validUntil) {}

    /** Where a state stands. */
    public enum Standing {
        /** It consented, or has no objection. */
        GIVEN,
        /** Its law asks for no consent. */
        NOT_REQUIRED,
        /** It refused, or objected. */
        REFUSED,
        /** It has to consent and hasn't. */
        MISSING,
        /** It consented, and the consent has run out. */
        EXPIRED,
        /** It may object and hasn't. */
        NO_OBJECTION,
        /** It isn't asked. */
        NOT_ASKED
    }

    /**
     * Where a state stands.
     *
     * @param form how it is asked
     * @param latest its latest record; null where there is none
     * @param day the day on which it matters
     */
    public static Standing standing(HostConsentForm form, Recorded latest, LocalDate day) {
        if (form == HostConsentForm.NOT_ASKED) {
            return Standing.NOT_ASKED;
        }
        boolean holds = latest != null
                && (latest.validUntil() == null || !latest.validUntil().isBefore(day));
        if (holds) {
            return switch (latest.decision()) {
                case GIVEN -> Standing.GIVEN;
                case REFUSED -> Standing.REFUSED;
                case NOT_REQUIRED -> Standing.NOT_REQUIRED;
            };
        }
        return switch (form) {
            case EXPLICIT -> latest == null ? Standing.MISSING : Standing.EXPIRED;
            case MAY_OBJECT -> Standing.NO_OBJECTION;
            case NOT_ASKED -> Standing.NOT_ASKED;
        };
    }

    /**
     * What stands in a review's way.
     *
     * @param asked how each site state is asked, by its code
     * @param latest the latest record of each state that has one
     * @param day the day on which it matters
     */
    public static HostConsents evaluate(
            Map<String, HostConsentForm> asked, Map<String, Recorded> latest, LocalDate day) {
        Set<String> missing = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        asked.forEach((state, form) -> {
            switch (standing(form, latest.get(state), day)) {
                case MISSING, EXPIRED -> missing.add(state);
                case REFUSED -> refused.add(state);
                case GIVEN, NOT_REQUIRED, NO_OBJECTION, NOT_ASKED -> {}
            }
        });
        return new HostConsents(missing, refused);
    }
}
