package org.criticalminerals.pipeline.partner.criteria;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** The criteria sets in all of their versions. */
@ApplicationScoped
class CriteriaSetRepository {

    private static final String LATEST = """
            select distinct on (code) * from criteria_set where code in (:codes) order by code, version desc""";

    private static final String AFTER = """
            select distinct on (code) * from criteria_set where code > :after order by code, version desc limit :most""";

    private final EntityManager entities;

    CriteriaSetRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The latest version of each of these sets, in no order. */
    List<CriteriaSetRow> latest(Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        List<?> rows = entities.createNativeQuery(LATEST, CriteriaSetRow.class)
                .setParameter("codes", codes)
                .getResultList();
        return rows.stream().map(CriteriaSetRow.class::cast).toList();
    }

    /** The latest version of each set behind a code, in the order of the codes. */
    List<CriteriaSetRow> after(String code, int limit) {
        List<?> rows = entities.createNativeQuery(AFTER, CriteriaSetRow.class)
                .setParameter("after", code)
                .setParameter("most", limit)
                .getResultList();
        return rows.stream().map(CriteriaSetRow.class::cast).toList();
    }

    void add(CriteriaSetRow row) {
        entities.persist(row);
    }
}
