package org.criticalminerals.pipeline.partner.review.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.partner.review.rules.Finding.Kind;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Abstains;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Approves;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Objects;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Silent;

/**
 * How the parties decide (DOMAIN.md, section of that name): a pure function of the rule, of where each party stands, of
 * the deadline and of the moment. It knows no clock and no database, and the order in which positions came doesn't reach
 * it.
 */
public final class ReviewRules {

    private ReviewRules() {}

    /**
     * Whether the review goes on, escalates or is over.
     *
     * @param rule the rule in force for this review
     * @param latest where each party stands by its latest position; a party that isn't in it is silent, and what
     *     advisory parties say is left aside
     * @param consents where the site states stand whose consent the review waits for
     * @param deadline until when the parties may speak
     * @param now the moment
     */
    public static Verdict evaluate(
            RuleInForce rule, Map<String, Standing> latest, HostConsents consents, Deadline deadline, Instant now) {
        Map<String, Standing> standings = standings(rule, latest);
        if (deadline.hasPassed(now)) {
            return atDeadline(rule, standings, consents, deadline);
        }
        if (isOver(rule, standings, consents)) {
            return conclude(rule, standings, consents, ConclusionCause.POSITION);
        }
        return new Verdict.Open(silent(standings));
    }

    // A consent that is still missing can come until the deadline, so no approval and no lapse is certain before; where
    // the parties would not approve, it changes nothing.
    private static boolean isOver(RuleInForce rule, Map<String, Standing> standings, HostConsents consents) {
        boolean isDecided = all(standings, Standing::isSettled) || rule.concludeEarly() && isCertain(rule, standings);
        return isDecided && (consents.missing().isEmpty() || !approves(rule, standings));
    }

    private static Verdict atDeadline(
            RuleInForce rule, Map<String, Standing> standings, HostConsents consents, Deadline deadline) {
        if (approves(rule, standings) && consents.areGiven()) {
            return conclude(rule, standings, consents, ConclusionCause.DEADLINE);
        }
        return switch (rule.silence()) {
            case TACIT_CONSENT -> {
                Map<String, Standing> consented = withTacitConsent(rule, standings);
                yield conclude(
                        rule, approves(rule, consented) ? consented : standings, consents, ConclusionCause.DEADLINE);
            }
            case ESCALATE ->
                deadline.extended()
                        ? conclude(rule, standings, consents, ConclusionCause.DEADLINE)
                        : new Verdict.Escalated(silent(standings), rule.escalationDays());
            case LAPSE -> conclude(rule, standings, consents, ConclusionCause.DEADLINE);
        };
    }

    /** Whether these standings approve: the table's left column. */
    static boolean approves(RuleInForce rule, Map<String, Standing> standings) {
        return unmet(rule, standings).isEmpty();
    }

    /**
     * Whether approval is out of reach while nobody changes a position already taken: the table's right column. Only
     * {@link Standing#isUndecided undecided} parties can still turn.
     */
    static boolean canNoLongerApprove(RuleInForce rule, Map<String, Standing> standings) {
        Predicate<String> lost =
                party -> standings.get(party) instanceof Objects || standings.get(party) instanceof Abstains;
        Predicate<String> objects = party -> standings.get(party) instanceof Objects;
        long within = rule.deciding().stream().filter(Predicate.not(lost)).count();
        boolean byCount =
                switch (rule.counting()) {
                    case Counting.Unanimity u -> rule.deciding().stream().anyMatch(objects);
                    case Counting.Quorum quorum -> within < quorum.approvals();
                    // Nothing serves the majority better than the approval of all who are undecided.
                    case Counting.QualifiedMajority majority ->
                        !majority.isReached(
                                parties(
                                        standings,
                                        standing -> !(standing instanceof Objects || standing instanceof Abstains)),
                                speaking(standings));
                    case Counting.LeadParty lead -> lost.test(lead.party());
                };
        return byCount
                || rule.veto().stream().anyMatch(objects)
                || rule.explicit().stream().anyMatch(lost)
                || within < rule.minimumApprovals();
    }

    /**
     * Whether every way in which the undecided parties could still turn gives the same verdict. It is enough to look at
     * the two ends: no turn serves approval better than an approval by own act, and none worse than an objection.
     */
    static boolean isCertain(RuleInForce rule, Map<String, Standing> standings) {
        return all(standings, standing -> !(standing instanceof Objects))
                && (approves(rule, turned(standings, Standing::isUndecided, new Objects(true)))
                        || canNoLongerApprove(rule, standings));
    }

    private static Map<String, Standing> withTacitConsent(RuleInForce rule, Map<String, Standing> standings) {
        Map<String, Standing> consented = new LinkedHashMap<>(standings);
        consented.replaceAll((party, standing) ->
                standing instanceof Silent && !rule.explicit().contains(party) ? new Approves(false, false) : standing);
        return consented;
    }

    private static Verdict.Concluded conclude(
            RuleInForce rule, Map<String, Standing> standings, HostConsents consents, ConclusionCause cause) {
        List<Finding> unmet = new ArrayList<>(unmet(rule, standings));
        unmet.addAll(unmet(consents));
        return new Verdict.Concluded(
                unmet.isEmpty() ? approval(standings) : refusal(standings, consents),
                Explanation.of(cause, standings, unmet));
    }

    private static Outcome approval(Map<String, Standing> standings) {
        return count(standings, standing -> standing instanceof Approves a && a.withConditions()) > 0
                ? Outcome.APPROVED_WITH_CONDITIONS
                : Outcome.APPROVED;
    }

    private static Outcome refusal(Map<String, Standing> standings, HostConsents consents) {
        long speaking = count(standings, standing -> !(standing instanceof Abstains));
        long objecting = count(standings, standing -> standing instanceof Objects);
        long rejecting = count(standings, standing -> standing instanceof Objects o && o.isFinal());
        if (rejecting >= 2 && rejecting == speaking) {
            return Outcome.REJECTED;
        }
        return objecting > 0 || !consents.refused().isEmpty() ? Outcome.RETURNED : Outcome.LAPSED;
    }

    /** What these standings lack for an approval; nothing where they approve. */
    private static List<Finding> unmet(RuleInForce rule, Map<String, Standing> standings) {
        List<Finding> unmet = new ArrayList<>();
        long approvals = count(standings, standing -> standing instanceof Approves);
        switch (rule.counting()) {
            case Counting.Unanimity u -> {
                if (!all(standings, standing -> standing instanceof Approves || standing instanceof Abstains)) {
                    unmet.add(everybody(rule));
                }
            }
            case Counting.Quorum quorum -> {
                if (approvals < quorum.approvals()) {
                    unmet.add(Finding.of(Kind.APPROVALS_NEEDED, quorum.approvals()));
                }
            }
            case Counting.QualifiedMajority majority -> {
                List<String> approving = parties(standings, standing -> standing instanceof Approves);
                if (!majority.isReached(approving, speaking(standings))) {
                    unmet.add(Finding.of(Kind.MAJORITY_NEEDED));
                }
            }
            case Counting.LeadParty lead -> {
                if (!approvesByOwnAct(standings.get(lead.party()))) {
                    unmet.add(Finding.of(Kind.OWN_ACT_NEEDED, List.of(lead.party())));
                }
            }
        }
        rule.deciding().stream()
                .filter(rule.veto()::contains)
                .filter(party -> standings.get(party) instanceof Objects)
                .forEach(party -> unmet.add(Finding.of(Kind.OBJECTION_PREVENTS, List.of(party))));
        List<String> missing = rule.deciding().stream()
                .filter(rule.explicit()::contains)
                .filter(party -> !approvesByOwnAct(standings.get(party)))
                .toList();
        if (!missing.isEmpty()) {
            unmet.add(Finding.of(Kind.OWN_ACT_NEEDED, missing));
        }
        if (approvals < rule.minimumApprovals() && !isSaid(rule, unmet)) {
            unmet.add(
                    rule.minimumApprovals() == rule.deciding().size()
                            ? everybody(rule)
                            : Finding.of(Kind.AT_LEAST_NEEDED, rule.minimumApprovals()));
        }
        if (count(standings, ReviewRules::approvesByOwnAct) == 0) {
            unmet.add(Finding.of(Kind.NOBODYS_OWN_ACT));
        }
        return unmet;
    }

    private static Finding everybody(RuleInForce rule) {
        return Finding.of(Kind.EVERYBODY_NEEDED, rule.deciding().size());
    }

    /** Whether what lacks already says that more had to approve than the minimum asks for. */
    private static boolean isSaid(RuleInForce rule, List<Finding> unmet) {
        return switch (rule.counting()) {
            case Counting.Unanimity u -> unmet.contains(everybody(rule));
            case Counting.Quorum quorum -> quorum.approvals() >= rule.minimumApprovals();
            case Counting.QualifiedMajority majority -> false;
            case Counting.LeadParty lead -> false;
        };
    }

    private static List<Finding> unmet(HostConsents consents) {
        List<Finding> unmet = new ArrayList<>();
        if (!consents.refused().isEmpty()) {
            unmet.add(Finding.of(Kind.CONSENT_REFUSED, List.copyOf(consents.refused())));
        }
        if (!consents.missing().isEmpty()) {
            unmet.add(Finding.of(Kind.CONSENT_MISSING, List.copyOf(consents.missing())));
        }
        return unmet;
    }

    private static boolean approvesByOwnAct(Standing standing) {
        return standing instanceof Approves a && a.byOwnAct();
    }

    private static Map<String, Standing> standings(RuleInForce rule, Map<String, Standing> latest) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        rule.deciding().forEach(party -> standings.put(party, latest.getOrDefault(party, new Silent())));
        return standings;
    }

    private static List<String> silent(Map<String, Standing> standings) {
        return parties(standings, standing -> standing instanceof Silent);
    }

    private static List<String> speaking(Map<String, Standing> standings) {
        return parties(standings, standing -> !(standing instanceof Abstains));
    }

    private static List<String> parties(Map<String, Standing> standings, Predicate<Standing> which) {
        return standings.keySet().stream()
                .filter(party -> which.test(standings.get(party)))
                .toList();
    }

    private static Map<String, Standing> turned(
            Map<String, Standing> standings, Predicate<Standing> which, Standing into) {
        UnaryOperator<Standing> turn = standing -> which.test(standing) ? into : standing;
        Map<String, Standing> turned = new LinkedHashMap<>(standings);
        turned.replaceAll((party, standing) -> turn.apply(standing));
        return turned;
    }

    private static boolean all(Map<String, Standing> standings, Predicate<Standing> which) {
        return standings.values().stream().allMatch(which);
    }

    private static long count(Map<String, Standing> standings, Predicate<Standing> which) {
        return standings.values().stream().filter(which).count();
    }
}
