package org.criticalminerals.pipeline.project.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The dossier versions' rows. */
@ApplicationScoped
class Versions implements PanacheRepositoryBase<VersionRow, VersionRow.Key> {

    /** Adds the project's current dossier version. */
    void add(ProjectRow project, String hash, Instant now) {
        VersionRow version = new VersionRow();
        version.key = new VersionRow.Key(project.id, project.dossierVersion);
        version.hash = hash;
        version.createdAt = now;
        persist(version);
    }
}
