package org.criticalminerals.pipeline.project.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The records of leave to release. */
@ApplicationScoped
class Consents implements PanacheRepositoryBase<ConsentRow, UUID> {

    List<ConsentRow> standing(UUID project) {
        return list("projectId = ?1 and endedAt is null", project);
    }

    List<ConsentRow> page(UUID project, UUID before, int limit) {
        return (before == null
                        ? find("projectId = ?1 order by id desc", project)
                        : find("projectId = ?1 and id < ?2 order by id desc", project, before))
                .range(0, limit - 1)
                .list();
    }

    Optional<ConsentRow> of(UUID project, UUID id) {
        return find("projectId = ?1 and id = ?2", project, id).firstResultOptional();
    }

    /** The project whose consents ran out longest ago; empty where none did. */
    Optional<UUID> nextExpired(LocalDate today) {
        return getEntityManager()
                .createQuery(
                        "select projectId from ConsentRow where endedAt is null and expiresOn < :today"
                                + " order by expiresOn, projectId",
                        UUID.class)
                .setParameter("today", today)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<ConsentRow> expired(UUID project, LocalDate today) {
        return list("projectId = ?1 and endedAt is null and expiresOn < ?2", project, today);
    }
}
