package org.criticalminerals.pipeline.kit.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a list is narrowed to, one condition after the other; what nobody asked for narrows nothing. */
public final class Narrowing {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition without a value. */
    public Narrowing to(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with the value that it names; nothing where the value is null. */
    public Narrowing to(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Gives a value to a name that some condition already holds. */
    public Narrowing with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /**
     * The query of the rows that are left.
     *
     * @param select what is selected and from where, in JPQL
     * @param order the order
     * @param limit how many rows at most
     */
    public <T> List<T> rows(EntityManager entities, Class<T> type, String select, String order, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<T> query = entities.createQuery(select + where + " order by " + order, type)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}
