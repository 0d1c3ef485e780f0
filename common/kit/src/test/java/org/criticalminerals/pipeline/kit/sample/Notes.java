package org.criticalminerals.pipeline.kit.sample;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The notes. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {}
