package org.criticalminerals.pipeline.partner.review.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Rule.Silence;

/** Rules for tests, each in a few words. */
record Rules(
        Counting counting,
        List<String> parties,
        Set<String> veto,
        Set<String> explicit,
        List<String> advisory,
        int minimumApprovals,
        boolean concludeEarly) {

    static Rules unanimity(String... parties) {
        return new Rules(new Counting.Unanimity(), List.of(parties), Set.of(), Set.of(), List.of(), 2, false);
    }

    static Rules quorum(int approvals, String... parties) {
        return new Rules(new Counting.Quorum(approvals), List.of(parties), Set.of(), Set.of(), List.of(), 2, false);
    }

    static Rules majority(String threshold, Map<String, Integer> weights, String... parties) {
        return new Rules(
                new Counting.QualifiedMajority(weights, new BigDecimal(threshold)),
                List.of(parties),
                Set.of(),
                Set.of(),
                List.of(),
                2,
                false);
    }

    static Rules lead(String lead, String... parties) {
        return new Rules(new Counting.LeadParty(lead), List.of(parties), Set.of(), Set.of(), List.of(), 1, false);
    }

    static Rule event(String kind, List<String> veto, List<String> explicit, List<String> advisory) {
        return new Rule(
                Rule.Kind.valueOf(kind),
                null,
                null,
                veto,
                explicit,
                advisory,
                2,
                Silence.LAPSE,
                null,
                10,
                false,
                false,
                null,
                null);
    }

    Rules veto(String... parties) {
        return new Rules(counting, this.parties, Set.of(parties), explicit, advisory, minimumApprovals, concludeEarly);
    }

    Rules explicit(String... parties) {
        return new Rules(counting, this.parties, veto, Set.of(parties), advisory, minimumApprovals, concludeEarly);
    }

    Rules advisory(String... parties) {
        return new Rules(counting, this.parties, veto, explicit, List.of(parties), minimumApprovals, concludeEarly);
    }

    Rules minimum(int approvals) {
        return new Rules(counting, parties, veto, explicit, advisory, approvals, concludeEarly);
    }

    Rules early() {
        return new Rules(counting, parties, veto, explicit, advisory, minimumApprovals, true);
    }

    RuleInForce tacit() {
        return inForce(Silence.TACIT_CONSENT, 0);
    }

    RuleInForce escalate(int days) {
        return inForce(Silence.ESCALATE, days);
    }

    RuleInForce lapse() {
        return inForce(Silence.LAPSE, 0);
    }

    private RuleInForce inForce(Silence silence, int escalationDays) {
        List<String> deciding =
                parties.stream().filter(party -> !advisory.contains(party)).toList();
        return new RuleInForce(
                counting, deciding, veto, explicit, advisory, minimumApprovals, silence, escalationDays, concludeEarly);
    }
}
