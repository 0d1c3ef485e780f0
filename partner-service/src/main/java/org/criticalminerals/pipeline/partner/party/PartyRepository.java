package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parties, by code. */
@ApplicationScoped
class PartyRepository implements PanacheRepositoryBase<PartyRow, String> {

    /** The parties behind a code, in the order of their codes. */
    List<PartyRow> after(String code, int limit) {
        return find("code > ?1 order by code", code).range(0, limit - 1).list();
    }
}
