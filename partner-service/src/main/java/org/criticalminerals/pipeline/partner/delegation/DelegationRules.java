package org.criticalminerals.pipeline.partner.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;

/** Whether a delegation gives the right to sign on a review at a moment (DOMAIN.md, "Delegation"). */
final class DelegationRules {

    private DelegationRules() {}

    /**
     * A delegation, as far as its force is concerned.
     *
     * @param delegator who delegated
     * @param delegatorName their name
     * @param delegate to whom
     * @param agency the agency of both
     * @param agreements what it covers; empty for all
     * @param gates what it covers; empty for all
     * @param startsAt since when
     * @param endsAt the first instant at which it is over
     * @param isRevoked whether it was taken back
     */
    record Grant(
            String delegator,
            String delegatorName,
            String delegate,
            String agency,
            Set<String> agreements,
            Set<String> gates,
            Instant startsAt,
            Instant endsAt,
            boolean isRevoked) {}

    /**
     * Who can't lend or use a right to sign, whatever was delegated.
     *
     * @param signatories the agency's signatories of today: who is none any more has nothing to delegate
     * @param recused who keeps out of the review
     */
    record Bars(Set<String> signatories, Set<String> recused) {}

    /** The first of these delegations by which somebody may sign on a review at a moment. */
    static Optional<Grant> inForce(
            List<Grant> grants, ReviewFacts review, String party, String official, Bars bars, Instant at) {
        return grants.stream()
                .filter(grant -> grant.delegate().equals(official))
                .filter(grant -> grant.agency().equals(review.leads().get(party)))
                .filter(grant -> !grant.isRevoked())
                .filter(grant -> !at.isBefore(grant.startsAt()) && at.isBefore(grant.endsAt()))
                .filter(grant -> covers(grant, review))
                .filter(grant -> bars.signatories().contains(grant.delegator()))
                .filter(grant -> maySign(grant.delegator(), review, bars) && maySign(grant.delegate(), review, bars))
                .findFirst();
    }

    private static boolean covers(Grant grant, ReviewFacts review) {
        return (grant.agreements().isEmpty() || grant.agreements().contains(review.agreement()))
                && (grant.gates().isEmpty()
                        || review.gate() != null
                                && grant.gates().contains(review.gate().name()));
    }

    private static boolean maySign(String official, ReviewFacts review, Bars bars) {
        return !bars.recused().contains(official) && !review.editors().contains(official);
    }
}
