package org.criticalminerals.pipeline.events;

import java.util.List;
import java.util.Map;

/**
 * The rule by which the parties decide on a gate (DOMAIN.md, "How the parties decide"). Sets of parties may hold the
 * symbols {@link #HOST}, the parties on whose territory a site lies, and {@link #EVERY}, all parties of the agreement.
 *
 * @param kind how approvals are counted
 * @param quorum how many approvals {@code QUORUM} asks for; null otherwise
 * @param leadParty whose approval {@code LEAD_PARTY} asks for; null otherwise
 * @param veto parties whose objection prevents approval
 * @param explicit parties that must approve by an act of their own
 * @param advisory parties that are heard and don't decide
 * @param minimumApprovals the fewest approvals in any case
 * @param silence what holds at the deadline for those who said nothing
 * @param escalationDays working days that {@code ESCALATE} adds; null otherwise
 * @param workingDays length of the review, in working days of every deciding party
 * @param sealed whether positions show only at the conclusion
 * @param concludeEarly whether a review ends as soon as its verdict can't change
 * @param weights what each party's approval weighs under {@code QUALIFIED_MAJORITY}; null otherwise
 * @param threshold which part of the weight has to approve under {@code QUALIFIED_MAJORITY}, a decimal above 0 and at
 *     most 1, for example {@code 0.65}; null otherwise
 */
public record Rule(
        Kind kind,
        @MayBeNull Integer quorum,
        @MayBeNull String leadParty,
        List<String> veto,
        List<String> explicit,
        List<String> advisory,
        int minimumApprovals,
        Silence silence,
        @MayBeNull Integer escalationDays,
        int workingDays,
        boolean sealed,
        boolean concludeEarly,
        @MayBeNull Map<String, Integer> weights,
        @MayBeNull String threshold) {

    /** Stands for the parties on whose territory a site lies. */
    public static final String HOST = "HOST";

    /** Stands for all parties of the agreement. */
    public static final String EVERY = "EVERY";

    /** How approvals are counted. */
    public enum Kind {
        UNANIMITY,
        QUORUM,
        QUALIFIED_MAJORITY,
        LEAD_PARTY
    }

    /** What silence means at the deadline. */
    public enum Silence {
        TACIT_CONSENT,
        ESCALATE,
        LAPSE
    }
}
