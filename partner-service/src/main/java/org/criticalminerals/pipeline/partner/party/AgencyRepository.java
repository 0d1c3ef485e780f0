package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The agencies, by id. */
@ApplicationScoped
class AgencyRepository implements PanacheRepositoryBase<AgencyRow, String> {

    /** Agencies whose names carry dates; few by nature. */
    List<AgencyRow> dated() {
        return getEntityManager()
                .createNativeQuery(
                        "select * from agency where jsonb_array_length(coalesce(definition -> 'names', '[]')) > 0"
                                + " order by id for update",
                        AgencyRow.class)
                .getResultList();
    }

    /** All agencies of some parties, which are few by nature, in the order of their ids. */
    List<AgencyRow> of(Collection<String> parties) {
        return list("party in ?1 order by id", parties);
    }

    /** Agencies behind an id, in the order of their ids; all, or those that belong to no party. */
    List<AgencyRow> after(String id, boolean unaffiliated, int limit) {
        return find("id > ?1" + (unaffiliated ? " and party is null" : "") + " order by id", id)
                .range(0, limit - 1)
                .list();
    }
}
