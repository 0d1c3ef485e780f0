package org.criticalminerals.pipeline.kit.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Whom the record of the own party was to forget. */
@ApplicationScoped
class Pseudonyms implements PanacheRepositoryBase<Pseudonym, UUID> {

    /** Requests, newest first. */
    List<Pseudonym> list(UUID before, int limit) {
        return before == null
                ? find("order by id desc").page(0, limit).list()
                : find("id < ?1 order by id desc", before).page(0, limit).list();
    }
}
