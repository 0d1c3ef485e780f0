package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The gate requests' rows. */
@ApplicationScoped
class GateRequests implements PanacheRepositoryBase<GateRequestRow, GateRequestRow.Key> {

    private static final int MOST = 100;

    /** The requests of a candidacy, newest first, at most a hundred. */
    List<GateRequestRow> of(UUID candidacy) {
        return find("key.candidacyId = ?1 order by key.number desc", candidacy)
                .page(0, MOST)
                .list();
    }

    /** The requests on which these reviews decide. */
    List<GateRequestRow> underReview(Collection<UUID> reviews) {
        return reviews.isEmpty() ? List.of() : list("reviewId in ?1", reviews);
    }
}
