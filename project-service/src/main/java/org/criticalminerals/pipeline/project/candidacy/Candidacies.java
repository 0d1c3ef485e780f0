package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Stage;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The candidacies' rows and the words under which they are found. */
@ApplicationScoped
class Candidacies implements PanacheRepositoryBase<CandidacyRow, UUID> {

    private final Session session;

    Candidacies(Session session) {
        this.session = session;
    }

    /**
     * What a list is narrowed to; null or empty for all.
     *
     * @param agreement code
     * @param stage stage
     * @param status status
     * @param party nominating party
     * @param terms whole terms that all have to be there
     * @param words beginnings of words of the names that all have to be there
     */
    record Filter(
            String agreement,
            Stage stage,
            CandidacyStatus status,
            String party,
            List<String> terms,
            List<String> words) {}

    /** Locks a candidacy; empty where it isn't there or isn't the acting party's. */
    Optional<CandidacyRow> lock(UUID project, String agreement) {
        // Weaker than FOR UPDATE: rows that only refer to the candidacy may still be written meanwhile.
        return session.createNativeQuery(
                        "select * from candidacy where project_id = :project and agreement = :agreement"
                                + " for no key update",
                        CandidacyRow.class)
                .setParameter("project", project)
                .setParameter("agreement", agreement)
                .getResultStream()
                .findFirst()
                .map(this::asItIsNow);
    }

    /** Locks a candidacy by its id. */
    Optional<CandidacyRow> lock(UUID id) {
        return session.createNativeQuery("select * from candidacy where id = :id for no key update", CandidacyRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(this::asItIsNow);
    }

    // A row that this transaction read before it had the lock may have changed since; Hibernate would keep the old one.
    private CandidacyRow asItIsNow(CandidacyRow locked) {
        session.refresh(locked);
        return locked;
    }

    Optional<CandidacyRow> find(UUID project, String agreement) {
        return find("projectId = ?1 and agreement = ?2", project, agreement).firstResultOptional();
    }

    /** The candidacies of some projects; a project has one per agreement at most. */
    List<CandidacyRow> of(Collection<UUID> projects) {
        return projects.isEmpty() ? List.of() : list("projectId in ?1 order by projectId, agreement", projects);
    }

    /** Locks all candidacies of a project, in a fixed order. */
    List<CandidacyRow> lockAll(UUID project) {
        return session.createNativeQuery(
                        "select * from candidacy where project_id = :project order by id for no key update",
                        CandidacyRow.class)
                .setParameter("project", project)
                .getResultStream()
                .map(this::asItIsNow)
                .toList();
    }

    /** A page, newest first. */
    List<CandidacyRow> page(Filter filter, UUID before, int limit) {
        Selection selection = select(filter, before);
        NativeQuery<CandidacyRow> query = session.createNativeQuery(selection.sql(), CandidacyRow.class);
        selection.parameters().forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** A query with its parameters. */
    record Selection(String sql, Map<String, Object> parameters) {}

    /** Only equality and order on texts and ids: under row-level security indexes serve nothing else. */
    static Selection select(Filter filter, UUID before) {
        StringBuilder sql = new StringBuilder("select c.* from candidacy c");
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int index = 0; index < filter.terms().size(); index++) {
            sql.append(" join candidacy_term t%d on t%d.candidacy_id = c.id and t%d.term = :term%d"
                    .formatted(index, index, index, index));
            parameters.put("term" + index, filter.terms().get(index));
        }
        sql.append(" where true");
        equal(sql, parameters, "agreement", filter.agreement());
        equal(sql, parameters, "stage", filter.stage());
        equal(sql, parameters, "status", filter.status());
        equal(sql, parameters, "nominating_party", filter.party());
        for (int index = 0; index < filter.words().size(); index++) {
            sql.append((" and exists (select 1 from candidacy_term w where w.candidacy_id = c.id"
                            + " and w.term >= :from%d and w.term < :to%d)")
                    .formatted(index, index));
            String word = SearchTerms.word(filter.words().get(index));
            parameters.put("from" + index, word);
            parameters.put("to" + index, word + Character.toString(Character.MAX_CODE_POINT));
        }
        if (before != null) {
            sql.append(" and c.id < :before");
            // Said again for each term, since an index on terms begins there only if told so.
            for (int index = 0; index < filter.terms().size(); index++) {
                sql.append(" and t").append(index).append(".candidacy_id < :before");
            }
            parameters.put("before", before);
        }
        return new Selection(sql.append(" order by c.id desc").toString(), parameters);
    }

    private static void equal(StringBuilder sql, Map<String, Object> parameters, String column, Object value) {
        if (value != null) {
            sql.append(" and c.").append(column).append(" = :").append(column);
            parameters.put(column, value.toString());
        }
    }

    /** How many candidacies of an agreement (or of all) that an audience sees stand in each stage, counted no further than {@code most}. */
    Map<Stage, Integer> counts(String audience, String agreement, int most) {
        return session.doReturningWork(connection -> {
            Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                counts.put(stage, count(connection, audience, agreement, stage, most));
            }
            return counts;
        });
    }

    /** How many candidacies of a list entered the stage in which they are after an instant, counted no further than {@code most}. */
    int countSince(Filter filter, Instant since, int most) {
        Selection selection = select(filter, null);
        String narrowed = selection.sql().replace(" where true", " where c.stage_since > :since");
        NativeQuery<Long> query =
                session.createNativeQuery("select count(*) from (" + narrowed + " limit :most) n", Long.class);
        selection.parameters().forEach(query::setParameter);
        return query.setParameter("since", since)
                .setParameter("most", most)
                .getSingleResult()
                .intValue();
    }

    private static int count(Connection connection, String audience, String agreement, Stage stage, int most)
            throws SQLException {
        String narrowed = agreement == null ? "" : " and c.agreement = ?";
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from (select 1 from candidacy c join candidacy_term t"
                        + " on t.candidacy_id = c.id and t.term = ? where c.stage = ?" + narrowed + " limit ?) n")) {
            int index = 1;
            statement.setString(index++, audience);
            statement.setString(index++, stage.name());
            if (agreement != null) {
                statement.setString(index++, agreement);
            }
            statement.setInt(index, most);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Replaces the terms under which a candidacy is found. */
    void index(UUID candidacy, Collection<String> terms) {
        session.doWork(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from candidacy_term where candidacy_id = ?")) {
                delete.setObject(1, candidacy);
                delete.executeUpdate();
            }
            add(connection, candidacy, terms);
        });
    }

    /** Adds the terms under which a new candidacy is found. */
    void indexNew(UUID candidacy, Collection<String> terms) {
        session.doWork(connection -> add(connection, candidacy, terms));
    }

    private static void add(Connection connection, UUID candidacy, Collection<String> terms) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into candidacy_term (term, candidacy_id, party, releasable_to) select unnest(?), id, nominating_party,"
                        + " releasable_to from candidacy where id = ? on conflict do nothing")) {
            insert.setArray(1, connection.createArrayOf("text", terms.toArray()));
            insert.setObject(2, candidacy);
            insert.executeUpdate();
        }
    }
}
