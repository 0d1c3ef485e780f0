package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The officials, by subject. */
@ApplicationScoped
class OfficialRepository implements PanacheRepositoryBase<OfficialRow, String> {}
