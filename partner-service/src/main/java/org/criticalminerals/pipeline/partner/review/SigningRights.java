package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * On which reviews signing is offered to an official: of the lead's signatories and their delegates, those whom no rule
 * keeps from it. However many reviews, each rule is asked once.
 */
@ApplicationScoped
class SigningRights {

    private final Instance<SigningRule> rules;
    private final Instance<Delegations> delegations;

    SigningRights(@Any Instance<SigningRule> rules, @Any Instance<Delegations> delegations) {
        this.rules = rules;
        this.delegations = delegations;
    }

    Set<UUID> among(Collection<Review> reviews, ActingOfficial official, Instant now) {
        List<ReviewFacts> own = reviews.stream()
                .filter(review -> review.isOpen() && !review.deadlineInForce().hasPassed(now))
                .filter(review -> official.agency().equals(review.leads.get(official.party())))
                .map(Review::facts)
                .toList();
        if (own.isEmpty()) {
            return Set.of();
        }
        Set<UUID> open = official.maySign()
                ? own.stream().map(ReviewFacts::id).collect(Collectors.toCollection(HashSet::new))
                : delegations.stream()
                        .flatMap(source -> source.amongst(own, official, now).stream())
                        .collect(Collectors.toCollection(HashSet::new));
        rules.forEach(rule -> open.removeAll(rule.closedTo(own, official)));
        return open;
    }
}
