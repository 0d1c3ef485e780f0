package org.criticalminerals.pipeline.project.watch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The searches that officials keep. */
@ApplicationScoped
class SavedSearches implements PanacheRepositoryBase<SavedSearchRow, UUID> {

    /** All searches of an official, the first kept first; a few by rule. */
    List<SavedSearchRow> of(String official) {
        return list("official = ?1 order by id", official);
    }
}
