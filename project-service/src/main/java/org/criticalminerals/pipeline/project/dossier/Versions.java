package org.criticalminerals.pipeline.project.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The dossier versions' rows. */
@ApplicationScoped
class Versions implements PanacheRepositoryBase<VersionRow, VersionRow.Key> {}
