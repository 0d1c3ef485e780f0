package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parties, by code. */
@ApplicationScoped
class PartyRepository implements PanacheRepositoryBase<PartyRow, String> {

    /** The parties behind a code, in the order of their codes. */
    List<PartyRow> after(String code, int limit) {
        return find("code > ?1 order by code", code).range(0, limit - 1).list();
    }

    /** The party of each country that is somebody's territory; parties are a handful by nature. */
    Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        listAll().forEach(row -> row.definition.territory().forEach(country -> owners.put(country, row.code)));
        return owners;
    }
}
