package org.criticalminerals.pipeline.kit.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The legal holds of the own party. */
@ApplicationScoped
class Holds implements PanacheRepositoryBase<Hold, UUID> {

    /** Holds, newest first. */
    List<Hold> list(UUID before, int limit) {
        return before == null
                ? find("order by id desc").page(0, limit).list()
                : find("id < ?1 order by id desc", before).page(0, limit).list();
    }

    Optional<Hold> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
