package org.criticalminerals.pipeline.partner.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The questions that parties asked in reviews. */
@ApplicationScoped
class InformationRequestRepository implements PanacheRepositoryBase<InformationRequest, InformationRequest.Key> {

    /** A party's question in a review. */
    Optional<InformationRequest> find(UUID review, String party) {
        return findByIdOptional(new InformationRequest.Key(review, party));
    }

    /** All questions of a review; at most one a party. */
    List<InformationRequest> of(UUID review) {
        return of(List.of(review)).getOrDefault(review, List.of());
    }

    /** All questions of some reviews, by review, in the order in which they came. */
    Map<UUID, List<InformationRequest>> of(Collection<UUID> reviews) {
        return reviews.isEmpty()
                ? Map.of()
                : list("reviewId in ?1 order by askedAt, party", reviews).stream()
                        .collect(Collectors.groupingBy(request -> request.reviewId));
    }
}
