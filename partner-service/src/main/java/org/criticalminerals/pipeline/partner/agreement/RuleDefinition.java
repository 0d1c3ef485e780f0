package org.criticalminerals.pipeline.partner.agreement;

import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.Rule;

/**
 * A gate's rule as the reference data writes it: what is absent takes the defaults of DOMAIN.md, "How the parties
 * decide".
 *
 * @param kind how approvals are counted
 * @param quorum for {@code QUORUM}
 * @param leadParty for {@code LEAD_PARTY}
 * @param veto parties whose objection prevents approval
 * @param explicit parties that must approve by an act of their own
 * @param advisory parties that are heard and don't decide
 * @param minimumApprovals the fewest approvals; 2 where absent, 1 under {@code LEAD_PARTY}
 * @param silence what the deadline means for those who said nothing
 * @param escalationDays for {@code ESCALATE}, in working days
 * @param workingDays length of a review
 * @param sealed whether positions show only at the conclusion; no where absent
 * @param concludeEarly whether a review ends as soon as its verdict can't change; no where absent
 * @param weights for {@code QUALIFIED_MAJORITY}: what each party's approval weighs
 * @param threshold for {@code QUALIFIED_MAJORITY}: which part of the weight has to approve, for example {@code 0.65}
 * @param tacitConsentBy where the agreement's own text lets silence consent to what it otherwise never does (the gate
 *     {@code SUPPORT}, a deselection); absent where it doesn't
 */
public record RuleDefinition(
        Rule.Kind kind,
        Integer quorum,
        String leadParty,
        List<String> veto,
        List<String> explicit,
        List<String> advisory,
        Integer minimumApprovals,
        Rule.Silence silence,
        Integer escalationDays,
        Integer workingDays,
        Boolean sealed,
        Boolean concludeEarly,
        Map<String, Integer> weights,
        String threshold,
        String tacitConsentBy) {

    private static final int USUAL_MINIMUM = 2;

    /** The rule with its defaults filled in. */
    public Rule toRule() {
        return new Rule(
                kind,
                quorum,
                leadParty,
                Lists.orEmpty(veto),
                Lists.orEmpty(explicit),
                Lists.orEmpty(advisory),
                minimumApprovals != null ? minimumApprovals : kind == Rule.Kind.LEAD_PARTY ? 1 : USUAL_MINIMUM,
                silence,
                escalationDays,
                workingDays == null ? 0 : workingDays,
                Boolean.TRUE.equals(sealed),
                Boolean.TRUE.equals(concludeEarly),
                weights,
                threshold);
    }
}
