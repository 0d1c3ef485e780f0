package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The rows of ended support. */
@ApplicationScoped
class SupportEnds implements PanacheRepositoryBase<SupportEndRow, SupportEndRow.Key> {

    /** Which parties ended their support of a candidacy; as many as it has parties at most. */
    List<SupportEndRow> of(UUID candidacy) {
        return list("key.candidacyId = ?1 order by endedAt", candidacy);
    }
}
