package org.criticalminerals.pipeline.partner.handover;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The handovers. */
@ApplicationScoped
class HandoverRepository implements PanacheRepositoryBase<Handover, UUID> {}
