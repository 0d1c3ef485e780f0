package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The change requests' rows. */
@ApplicationScoped
class ChangeRequests implements PanacheRepositoryBase<ChangeRequestRow, ChangeRequestRow.Key> {

    private static final int MOST = 100;

    /** The requests of a candidacy, newest first, at most a hundred. */
    List<ChangeRequestRow> of(UUID candidacy) {
        return find("key.candidacyId = ?1 order by key.number desc", candidacy)
                .page(0, MOST)
                .list();
    }

    /** The request whose review is due the longest; looked at without a lock, since its candidacy is locked first. */
    Optional<ChangeRequestRow.Key> due(Instant now) {
        return find("select key from ChangeRequestRow where dueAt <= ?1 order by dueAt", now)
                .project(ChangeRequestRow.Key.class)
                .firstResultOptional();
    }

    /** Leaves a request alone for a while. */
    void postpone(ChangeRequestRow.Key key, Instant until) {
        update("dueAt = ?1 where key = ?2 and dueAt is not null", until, key);
    }
}
