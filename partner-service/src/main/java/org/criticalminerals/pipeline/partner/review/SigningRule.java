package org.criticalminerals.pipeline.partner.review;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * Something that an official has to fulfil to sign on a review, owned by another subject: no recusal, no hand in the
 * dossier, the clearances of the own party.
 */
public interface SigningRule {

    /**
     * Somebody wants to sign.
     *
     * @param review the review, whose row is locked
     * @param official who signs
     * @param onBehalfOf the signatory who delegated it; null where the official signs in their own right
     * @param position what is signed
     */
    record Signing(ReviewFacts review, ActingOfficial official, Signatory onBehalfOf, NewPosition position) {}

    /**
     * Lets it pass.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem where the official may not sign; it names the rule and the way
     *     out
     */
    void check(Signing signing);

    /**
     * On which of these reviews this rule keeps the official from signing, whatever the position and for as long as they
     * can do nothing about it: there signing isn't offered to them.
     */
    default Set<UUID> closedTo(Collection<ReviewFacts> reviews, ActingOfficial official) {
        return Set.of();
    }
}
