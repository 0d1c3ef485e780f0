package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;

/**
 * Who wrote or edited the dossier doesn't sign on it, and nobody signs in their name (DOMAIN.md, "Separation of duties").
 * Submitting it or asking for the gate doesn't count as writing.
 */
@ApplicationScoped
class SeparationOfDuties implements SigningRule {

    @Override
    public void check(Signing signing) {
        Set<String> editors = signing.review().editors();
        if (editors.contains(signing.official().subject())) {
            throw refused("You wrote or edited");
        }
        if (signing.onBehalfOf() != null
                && editors.contains(signing.onBehalfOf().subject())) {
            throw refused(signing.onBehalfOf().name() + ", for whom you would sign, wrote or edited");
        }
    }

    private static RuntimeException refused(String who) {
        return Problems.forbidden(
                "separation-of-duties",
                who + " the dossier that this review is about, and who has a hand in it doesn't sign on it. Ask another"
                        + " signatory of your agency to sign.");
    }

    @Override
    public Set<UUID> closedTo(Collection<ReviewFacts> reviews, ActingOfficial official) {
        return reviews.stream()
                .filter(review -> review.editors().contains(official.subject()))
                .map(ReviewFacts::id)
                .collect(Collectors.toSet());
    }
}
