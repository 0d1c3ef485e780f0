package org.criticalminerals.pipeline.partner.delegation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.delegation.DelegationRules.Bars;
import org.criticalminerals.pipeline.partner.delegation.DelegationRules.Grant;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;
import org.criticalminerals.pipeline.partner.recusal.RecusalService;
import org.criticalminerals.pipeline.partner.review.Delegations;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.Signatory;

/** Who signs by delegation, asked at the moment of the act: a delegation that has ended by then gives nothing. */
@ApplicationScoped
class DelegatedSigning implements Delegations {

    private final DelegationRepository delegations;
    private final OfficialService officials;
    private final RecusalService recusals;

    DelegatedSigning(DelegationRepository delegations, OfficialService officials, RecusalService recusals) {
        this.delegations = delegations;
        this.officials = officials;
        this.recusals = recusals;
    }

    @Override
    public Optional<Signatory> delegatedBy(ReviewFacts review, ActingOfficial official, Instant at) {
        if (!official.mayDraft()) {
            return Optional.empty();
        }
        List<Grant> grants = delegations.holdOfDelegate(official.subject(), at).stream()
                .map(Delegation::toGrant)
                .toList();
        return inForce(grants, List.of(review), official, at).values().stream().findFirst();
    }

    @Override
    public Set<UUID> amongst(Collection<ReviewFacts> reviews, ActingOfficial official, Instant at) {
        if (!official.mayDraft()) {
            return Set.of();
        }
        List<Grant> grants = delegations.ofDelegate(official.subject(), at).stream()
                .map(Delegation::toGrant)
                .toList();
        return inForce(grants, reviews, official, at).keySet();
    }

    private Map<UUID, Signatory> inForce(
            List<Grant> grants, Collection<ReviewFacts> reviews, ActingOfficial official, Instant at) {
        if (grants.isEmpty()) {
            return Map.of();
        }
        Set<String> signatories = officials.signatoriesOf(official.agency()).stream()
                .map(Official::subject)
                .collect(Collectors.toSet());
        Map<UUID, Set<String>> recused = recusals.recused(reviews);
        return reviews.stream()
                .flatMap(review -> DelegationRules.inForce(
                                grants,
                                review,
                                official.party(),
                                official.subject(),
                                new Bars(signatories, recused.get(review.id())),
                                at)
                        .stream()
                        .map(grant -> Map.entry(review.id(), new Signatory(grant.delegator(), grant.delegatorName()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
