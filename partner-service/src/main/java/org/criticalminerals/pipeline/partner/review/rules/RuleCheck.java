package org.criticalminerals.pipeline.partner.review.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.SubjectType;

/**
 * Whether a gate's rule may be loaded: what DOMAIN.md, "How the parties decide", forbids, what contradicts itself, and
 * what no party could ever meet is found before a review is opened by it.
 */
public final class RuleCheck {

    /** The longest review and the longest extension, in working days: about a year. */
    public static final int LONGEST = 250;

    private static final int HEAVIEST = 1_000_000;
    private static final Pattern DECIMAL = Pattern.compile("[01](\\.\\d{1,6})?");

    private RuleCheck() {}

    /**
     * A rule's fault.
     *
     * @param field the rule's field
     * @param message what is wrong with it and what would be right
     */
    public record Fault(String field, String message) {}

    /**
     * All faults of a rule.
     *
     * @param type what it decides on
     * @param gate the gate that it is for; null for any other question
     * @param rule the rule
     * @param consentsByText whether the agreement's own text lets silence consent to anything
     * @param parties the agreement's parties
     */
    public static List<Fault> faults(
            SubjectType type, Gate gate, Rule rule, boolean consentsByText, List<String> parties) {
        List<Fault> faults = new ArrayList<>();
        if (rule.kind() == null) {
            faults.add(new Fault("kind", "is missing: UNANIMITY, QUORUM, QUALIFIED_MAJORITY or LEAD_PARTY"));
            return faults;
        }
        if (rule.silence() == null) {
            faults.add(new Fault("silence", "is missing: TACIT_CONSENT, ESCALATE or LAPSE"));
            return faults;
        }
        checkSets(rule, parties, faults);
        checkCounting(rule, parties, faults);
        checkMajority(rule, parties, faults);
        if (!consentsByText) {
            checkTacitConsent(type, gate, rule, faults);
        }
        checkTime(rule, faults);
        return faults;
    }

    private static void checkSets(Rule rule, List<String> parties, List<Fault> faults) {
        checkNames("veto", rule.veto(), parties, faults);
        checkNames("explicit", rule.explicit(), parties, faults);
        checkNames("advisory", rule.advisory(), parties, faults);
        if (rule.advisory().contains(Rule.EVERY)) {
            faults.add(new Fault("advisory", "EVERY would leave nobody to decide"));
        }
        checkApart("veto", rule.veto(), rule.advisory(), faults);
        checkApart("explicit", rule.explicit(), rule.advisory(), faults);
    }

    private static void checkNames(String field, List<String> names, List<String> parties, List<Fault> faults) {
        names.stream()
                .filter(name -> !name.equals(Rule.HOST) && !name.equals(Rule.EVERY) && !parties.contains(name))
                .forEach(name -> faults.add(
                        new Fault(field, name + " is no party of the agreement (" + Explanation.join(parties) + ")")));
    }

    private static void checkApart(String field, List<String> deciding, List<String> advisory, List<Fault> faults) {
        Set<String> both = new LinkedHashSet<>(deciding);
        both.retainAll(advisory);
        if (deciding.contains(Rule.EVERY) && !advisory.isEmpty()) {
            both.add(Rule.EVERY);
        }
        both.forEach(name -> faults.add(
                new Fault(field, name + " decides here, so it can't be advisory too: take it out of one of the sets")));
    }

    private static void checkCounting(Rule rule, List<String> parties, List<Fault> faults) {
        long deciding = parties.stream()
                .filter(party -> !rule.advisory().contains(party))
                .count();
        boolean byQuorum = rule.kind() == Rule.Kind.QUORUM;
        boolean byLead = rule.kind() == Rule.Kind.LEAD_PARTY;
        if (byQuorum && (rule.quorum() == null || rule.quorum() < 1 || rule.quorum() > deciding)) {
            faults.add(new Fault("quorum", "must be from 1 to " + deciding + ", the parties that decide"));
        }
        if (!byQuorum && rule.quorum() != null) {
            faults.add(new Fault("quorum", "belongs to QUORUM alone"));
        }
        if (byLead && (!parties.contains(rule.leadParty()) || rule.advisory().contains(rule.leadParty()))) {
            faults.add(new Fault("leadParty", "must be a party of the agreement that decides"));
        }
        if (!byLead && rule.leadParty() != null) {
            faults.add(new Fault("leadParty", "belongs to LEAD_PARTY alone"));
        }
        if (byLead && rule.minimumApprovals() != 1) {
            faults.add(new Fault("minimumApprovals", "is 1 under LEAD_PARTY: leave it out"));
        }
        if (rule.minimumApprovals() < 1 || rule.minimumApprovals() > deciding) {
            faults.add(new Fault("minimumApprovals", "must be from 1 to " + deciding + ", the parties that decide"));
        }
    }

    private static void checkMajority(Rule rule, List<String> parties, List<Fault> faults) {
        boolean byMajority = rule.kind() == Rule.Kind.QUALIFIED_MAJORITY;
        if (!byMajority) {
            if (rule.weights() != null) {
                faults.add(new Fault("weights", "belongs to QUALIFIED_MAJORITY alone"));
            }
            if (rule.threshold() != null) {
                faults.add(new Fault("threshold", "belongs to QUALIFIED_MAJORITY alone"));
            }
            return;
        }
        if (rule.weights() == null || !rule.weights().keySet().equals(Set.copyOf(parties))) {
            faults.add(
                    new Fault("weights", "must name each party of the agreement once: " + Explanation.join(parties)));
        } else if (rule.weights().values().stream()
                .anyMatch(weight -> weight == null || weight < 1 || weight > HEAVIEST)) {
            faults.add(new Fault("weights", "must be whole numbers from 1 to " + HEAVIEST));
        }
        if (!isPart(rule.threshold())) {
            faults.add(new Fault("threshold", "must be a decimal above 0 and at most 1, for example 0.65"));
        }
    }

    private static boolean isPart(String threshold) {
        if (threshold == null || !DECIMAL.matcher(threshold).matches()) {
            return false;
        }
        BigDecimal part = new BigDecimal(threshold);
        return part.signum() > 0 && part.compareTo(BigDecimal.ONE) <= 0;
    }

    private static void checkTacitConsent(SubjectType type, Gate gate, Rule rule, List<Fault> faults) {
        if (rule.silence() == Rule.Silence.TACIT_CONSENT && gate == Gate.SUPPORT) {
            faults.add(new Fault(
                    "silence",
                    "TACIT_CONSENT can't select a project for support: silence never funds; use ESCALATE or LAPSE"));
        }
        if (rule.silence() == Rule.Silence.TACIT_CONSENT && type == SubjectType.DESELECTION) {
            faults.add(new Fault(
                    "silence",
                    "TACIT_CONSENT can't deselect a project: nobody loses support by silence; use ESCALATE or LAPSE"));
        }
    }

    private static void checkTime(Rule rule, List<Fault> faults) {
        boolean escalates = rule.silence() == Rule.Silence.ESCALATE;
        if (escalates && (rule.escalationDays() == null || isOutside(rule.escalationDays()))) {
            faults.add(new Fault("escalationDays", "must be from 1 to " + LONGEST + " working days under ESCALATE"));
        }
        if (!escalates && rule.escalationDays() != null) {
            faults.add(new Fault("escalationDays", "belongs to ESCALATE alone"));
        }
        if (isOutside(rule.workingDays())) {
            faults.add(new Fault("workingDays", "must be from 1 to " + LONGEST));
        }
    }

    private static boolean isOutside(int workingDays) {
        return workingDays < 1 || workingDays > LONGEST;
    }
}
