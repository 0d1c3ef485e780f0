package org.criticalminerals.pipeline.partner.recusal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.review.PartiesWithoutVoice;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.SigningRule;

/** Who keeps out of a review doesn't sign on it, nor does a party that said it can't act. */
@ApplicationScoped
class RecusedOfficials implements SigningRule, PartiesWithoutVoice {

    private final RecusalService recusals;
    private final RecusalRepository repository;

    RecusedOfficials(RecusalService recusals, RecusalRepository repository) {
        this.recusals = recusals;
        this.repository = repository;
    }

    @Override
    public void check(Signing signing) {
        recusals.requireMaySign(signing.review(), signing.official());
    }

    @Override
    public Set<UUID> closedTo(Collection<ReviewFacts> reviews, ActingOfficial official) {
        return recusals.closedTo(reviews, official.subject());
    }

    @Override
    public Set<String> on(UUID review) {
        return repository.withoutVoice(review);
    }
}
