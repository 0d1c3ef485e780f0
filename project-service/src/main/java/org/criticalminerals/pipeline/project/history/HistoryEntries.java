package org.criticalminerals.pipeline.project.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The history's rows. */
@ApplicationScoped
class HistoryEntries implements PanacheRepositoryBase<HistoryEntry, UUID> {

    /** Entries of a project, newest first. */
    List<HistoryEntry> of(UUID project, UUID before, int limit) {
        return (before == null
                        ? find("projectId = ?1 order by id desc", project)
                        : find("projectId = ?1 and id < ?2 order by id desc", project, before))
                .page(0, limit)
                .list();
    }
}
