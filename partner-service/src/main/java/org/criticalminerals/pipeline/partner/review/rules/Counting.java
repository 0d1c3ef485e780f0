package org.criticalminerals.pipeline.partner.review.rules;

/** How the approvals of a review are counted (DOMAIN.md, "How the parties decide", the rule's kind). */
public sealed interface Counting {

    /** Every deciding party that doesn't abstain has to approve. */
    record Unanimity() implements Counting {}

    /**
     * So many deciding parties have to approve.
     *
     * @param approvals how many; an abstention doesn't lower it
     */
    record Quorum(int approvals) implements Counting {}

    /**
     * One party decides, by an act of its own.
     *
     * @param party that party
     */
    record LeadParty(String party) implements Counting {}
}
