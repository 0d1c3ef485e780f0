package org.criticalminerals.pipeline.partner.review.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.criticalminerals.pipeline.events.Rule;

/**
 * A gate's rule as it binds one review, from its opening to its end: the symbols {@code HOST} and {@code EVERY} are
 * replaced by the parties for which they stand (DOMAIN.md, "How the parties decide").
 *
 * @param counting how approvals are counted
 * @param deciding the parties that decide, in the agreement's order
 * @param veto deciding parties whose objection prevents approval
 * @param explicit deciding parties that must approve by an act of their own
 * @param advisory parties that are heard and don't decide
 * @param minimumApprovals the fewest approvals in any case
 * @param silence what the deadline means for those who said nothing
 * @param escalationDays working days that an escalation adds; 0 where the rule has none
 * @param concludeEarly whether the review ends as soon as its verdict can't change
 */
public record RuleInForce(
        Counting counting,
        List<String> deciding,
        Set<String> veto,
        Set<String> explicit,
        List<String> advisory,
        int minimumApprovals,
        Rule.Silence silence,
        int escalationDays,
        boolean concludeEarly) {

    public RuleInForce {
        deciding = List.copyOf(deciding);
        veto = Set.copyOf(veto);
        explicit = Set.copyOf(explicit);
        advisory = List.copyOf(advisory);
    }

    /**
     * Resolves a rule for one review. A party that has to approve explicitly, or that has a veto, decides even where the
     * rule counts it among the advisory ones: this happens when {@code HOST} turns out to be an advisory party, and
     * nobody decides over a territory without its party.
     *
     * @param rule the gate's rule, already checked by {@link RuleCheck}
     * @param parties the agreement's parties
     * @param hosts the parties on whose territory a site lies
     */
    public static RuleInForce of(Rule rule, List<String> parties, Set<String> hosts) {
        Set<String> veto = resolve(rule.veto(), parties, hosts);
        Set<String> explicit = resolve(rule.explicit(), parties, hosts);
        Set<String> heard = resolve(rule.advisory(), parties, hosts);
        heard.removeAll(veto);
        heard.removeAll(explicit);
        List<String> deciding =
                parties.stream().filter(Predicate.not(heard::contains)).toList();
        return new RuleInForce(
                countingOf(rule),
                deciding,
                veto,
                explicit,
                List.copyOf(heard),
                rule.minimumApprovals(),
                rule.silence(),
                rule.escalationDays() == null ? 0 : rule.escalationDays(),
                rule.concludeEarly());
    }

    /**
     * Why this rule could never be met by its deciding parties, whatever they say.
     *
     * @return reasons in plain English; empty where the rule can be met
     */
    public List<String> impossibilities() {
        List<String> reasons = new ArrayList<>();
        if (deciding.isEmpty()) {
            reasons.add("no party is left to decide, since all are advisory");
        }
        if (deciding.size() < minimumApprovals) {
            reasons.add("it asks for at least " + minimumApprovals + " approvals, and only " + decide());
        }
        switch (counting) {
            case Counting.Unanimity u -> {}
            case Counting.QualifiedMajority majority -> {}
            case Counting.Quorum quorum -> {
                if (deciding.size() < quorum.approvals()) {
                    reasons.add("it asks for " + quorum.approvals() + " approvals, and only " + decide());
                }
            }
            case Counting.LeadParty lead -> {
                if (!deciding.contains(lead.party())) {
                    reasons.add("it leaves the decision to " + lead.party() + ", which doesn't decide here");
                }
            }
        }
        return reasons;
    }

    private String decide() {
        return deciding.size() + (deciding.size() == 1 ? " party decides" : " parties decide");
    }

    private static Set<String> resolve(List<String> names, List<String> parties, Set<String> hosts) {
        Set<String> resolved = new LinkedHashSet<>();
        for (String party : parties) {
            if (names.contains(party)
                    || names.contains(Rule.EVERY)
                    || names.contains(Rule.HOST) && hosts.contains(party)) {
                resolved.add(party);
            }
        }
        return resolved;
    }

    private static Counting countingOf(Rule rule) {
        return switch (rule.kind()) {
            case UNANIMITY -> new Counting.Unanimity();
            case QUORUM -> new Counting.Quorum(rule.quorum());
            case LEAD_PARTY -> new Counting.LeadParty(rule.leadParty());
            case QUALIFIED_MAJORITY -> new Counting.QualifiedMajority(rule.weights(), new BigDecimal(rule.threshold()));
        };
    }
}
