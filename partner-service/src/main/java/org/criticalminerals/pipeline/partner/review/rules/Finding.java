package org.criticalminerals.pipeline.partner.review.rules;

import java.util.List;

/**
 * One thing that explains an outcome: what parties did, or what an approval lacked. Readers' languages have words of their
 * own for it; here are the English ones.
 *
 * @param kind what
 * @param names the parties, in the agreement's order, or the site states as ISO 3166 codes; empty where nobody is named
 * @param number how many approvals it is about; null where it is about none
 */
public record Finding(Kind kind, List<String> names, Integer number) {

    public Finding {
        names = names == null ? List.of() : List.copyOf(names);
    }

    /** What is found. */
    public enum Kind {
        APPROVED,
        APPROVED_WITH_CONDITIONS,
        CONSENTED_BY_SILENCE,
        FINALLY_OBJECTED,
        OBJECTED,
        RESERVED,
        ASKED,
        ABSTAINED,
        COULD_NOT_ACT,
        SAID_NOTHING,
        WITHDREW_GATE_REQUEST,
        WITHDREW_CANDIDACY,
        HELD_CANDIDACY,
        WITHDREW_REQUEST,
        EVERYBODY_NEEDED,
        APPROVALS_NEEDED,
        AT_LEAST_NEEDED,
        MAJORITY_NEEDED,
        OWN_ACT_NEEDED,
        OBJECTION_PREVENTS,
        NOBODYS_OWN_ACT,
        CONSENT_REFUSED,
        CONSENT_MISSING
    }

    static Finding of(Kind kind, List<String> names) {
        return new Finding(kind, names, null);
    }

    static Finding of(Kind kind, int number) {
        return new Finding(kind, List.of(), number);
    }

    static Finding of(Kind kind) {
        return new Finding(kind, List.of(), null);
    }

    /** It in a few English words. */
    String words() {
        String who = Explanation.join(names);
        return switch (kind) {
            case APPROVED -> who + " approved";
            case APPROVED_WITH_CONDITIONS -> who + " approved with conditions";
            case CONSENTED_BY_SILENCE -> who + " consented by silence";
            case FINALLY_OBJECTED -> who + " finally objected";
            case OBJECTED -> who + " objected";
            case RESERVED -> who + " reserved a position";
            case ASKED -> who + " asked for information";
            case ABSTAINED -> who + " abstained";
            case COULD_NOT_ACT -> who + " could not act";
            case SAID_NOTHING -> who + " said nothing";
            case WITHDREW_GATE_REQUEST -> nominator(who) + " withdrew the gate request";
            case WITHDREW_CANDIDACY -> nominator(who) + " withdrew the candidacy";
            case HELD_CANDIDACY -> nominator(who) + " put the candidacy on hold";
            case WITHDREW_REQUEST -> (who.isEmpty() ? "The requesting party" : who) + " withdrew the request";
            case EVERYBODY_NEEDED -> (number == 2 ? "both" : "all") + " had to approve";
            case APPROVALS_NEEDED -> number + " approvals were needed";
            case AT_LEAST_NEEDED -> "at least " + number + " approvals were needed";
            case MAJORITY_NEEDED -> "a qualified majority was needed";
            case OWN_ACT_NEEDED ->
                who + " had to approve by an act of " + (names.size() == 1 ? "its" : "their") + " own";
            case OBJECTION_PREVENTS -> "the objection of " + who + " prevents approval";
            case NOBODYS_OWN_ACT -> "no party approved by an act of its own";
            case CONSENT_REFUSED -> "the consent of " + who + " as site state was refused";
            case CONSENT_MISSING -> "the consent of " + who + " as site state was missing";
        };
    }

    private static String nominator(String who) {
        return who.isEmpty() ? "The nominating party" : who;
    }
}
