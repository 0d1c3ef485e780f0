package org.criticalminerals.pipeline.partner.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Proposals to extend reviews, with the consents to them. */
@ApplicationScoped
class ExtensionRepository implements PanacheRepositoryBase<ReviewExtension, ReviewExtension.Key> {

    private final EntityManager entities;

    ExtensionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** All proposals of some reviews, by review and number; a few each by nature. */
    Map<UUID, List<ReviewExtension>> of(Collection<UUID> reviews) {
        return reviews.isEmpty()
                ? Map.of()
                : list("reviewId in ?1 order by reviewId, number", reviews).stream()
                        .collect(Collectors.groupingBy(extension -> extension.reviewId));
    }

    Optional<ReviewExtension> find(UUID review, int number) {
        return findByIdOptional(new ReviewExtension.Key(review, number));
    }

    /** The consents to the proposals of some reviews, by review. */
    Map<UUID, List<ExtensionConsent>> consents(Collection<UUID> reviews) {
        return reviews.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select c from ExtensionConsent c where c.reviewId in :reviews order by c.consentedAt",
                                ExtensionConsent.class)
                        .setParameter("reviews", reviews)
                        .getResultStream()
                        .collect(Collectors.groupingBy(consent -> consent.reviewId));
    }

    /** The parties that have consented to a proposal. */
    List<String> consented(ReviewExtension extension) {
        return consents(List.of(extension.reviewId)).getOrDefault(extension.reviewId, List.of()).stream()
                .filter(consent -> consent.number == extension.number)
                .map(consent -> consent.party)
                .toList();
    }

    void consent(ExtensionConsent consent) {
        entities.persist(consent);
    }
}
