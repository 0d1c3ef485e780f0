package org.criticalminerals.pipeline.partner.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The laws on access, one a party. */
@ApplicationScoped
class AccessLawRepository implements PanacheRepositoryBase<AccessLawRow, String> {

    /** All of them; a handful by nature. */
    List<AccessLawRow> all() {
        return find("order by party").list();
    }
}
