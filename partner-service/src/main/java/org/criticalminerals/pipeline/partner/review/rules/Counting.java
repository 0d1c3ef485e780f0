package org.criticalminerals.pipeline.partner.review.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

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
     * Parties weigh differently.
     *
     * @param weights what each party's approval weighs
     * @param threshold which part of the weight of those who don't abstain has to approve, above 0 and at most 1
     */
    record QualifiedMajority(Map<String, Integer> weights, BigDecimal threshold) implements Counting {

        public QualifiedMajority {
            weights = Map.copyOf(weights);
        }

        /** Whether these parties carry a decision of those. */
        boolean isReached(Collection<String> approving, Collection<String> speaking) {
            return BigDecimal.valueOf(weight(approving))
                            .compareTo(threshold.multiply(BigDecimal.valueOf(weight(speaking))))
                    >= 0;
        }

        private long weight(Collection<String> parties) {
            return parties.stream()
                    .mapToLong(party -> weights.getOrDefault(party, 0))
                    .sum();
        }
    }

    /**
     * One party decides, by an act of its own.
     *
     * @param party that party
     */
    record LeadParty(String party) implements Counting {}
}
