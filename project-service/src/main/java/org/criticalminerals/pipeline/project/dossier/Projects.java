package org.criticalminerals.pipeline.project.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The projects' rows and the words under which they are found. */
@ApplicationScoped
class Projects implements PanacheRepositoryBase<ProjectRow, UUID> {

    private static final int MOST_ALIKE = 200;
    private static final String WORD = "word:";
    private static final String AUDIENCE = "audience:";

    private final Session session;

    Projects(Session session) {
        this.session = session;
    }

    /** Locks a project that the acting official's party nominated; empty where there is none such. */
    Optional<ProjectRow> lock(UUID id) {
        // Weaker than FOR UPDATE: rows that only refer to the project may still be written meanwhile.
        return session.createNativeQuery("select * from project where id = :id for no key update", ProjectRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(this::asItIsNow);
    }

    // A row that this transaction read before it had the lock may have changed since; Hibernate would keep the old one.
    private ProjectRow asItIsNow(ProjectRow locked) {
        session.refresh(locked);
        return locked;
    }

    /** Projects that an audience sees, with all these words in their names, newest first. */
    List<ProjectRow> page(Collection<String> audience, List<String> words, Sharing sharing, UUID before, int limit) {
        StringBuilder sql = new StringBuilder("select p.* from project p where exists (select 1 from project_term a"
                + " where a.project_id = p.id and a.term in (:audience))");
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (sharing != null) {
            sql.append(" and p.sharing = :sharing");
            parameters.put("sharing", sharing.name());
        }
        if (before != null) {
            sql.append(" and p.id < :before");
            parameters.put("before", before);
        }
        for (int index = 0; index < words.size(); index++) {
            sql.append(" and exists (select 1 from project_term t where t.project_id = p.id and t.term >= :from")
                    .append(index)
                    .append(" and t.term < :to")
                    .append(index)
                    .append(")");
            parameters.put("from" + index, WORD + words.get(index));
            parameters.put("to" + index, WORD + words.get(index) + Character.toString(Character.MAX_CODE_POINT));
        }
        NativeQuery<ProjectRow> query =
                session.createNativeQuery(sql.append(" order by p.id desc").toString(), ProjectRow.class);
        parameters.forEach(query::setParameter);
        query.setParameterList(
                "audience", audience.stream().map(AUDIENCE::concat).toList());
        return query.setMaxResults(limit).getResultList();
    }

    /** Projects with the same name key or promoter key; at most two hundred, the newest. */
    List<ProjectRow> alike(String nameKey, String promoterKey, UUID except) {
        return session.createNativeQuery(
                        "select * from project where (name_key = :name or promoter_key = :promoter) and id <> :except"
                                + " order by id desc",
                        ProjectRow.class)
                .setParameter("name", nameKey)
                .setParameter("promoter", promoterKey)
                .setParameter("except", except)
                .setMaxResults(MOST_ALIKE)
                .getResultList();
    }

    /** Projects with a site within these boxes, as far as the acting official may see it; at most two hundred. */
    List<ProjectRow> near(List<Surroundings> boxes, UUID except) {
        if (boxes.isEmpty()) {
            return List.of();
        }
        Selection selection = near(boxes);
        NativeQuery<ProjectRow> query = session.createNativeQuery(selection.sql(), ProjectRow.class);
        selection.parameters().forEach(query::setParameter);
        return query.setParameter("except", except).setMaxResults(MOST_ALIKE).getResultList();
    }

    /** A query with its parameters. */
    record Selection(String sql, Map<String, Object> parameters) {}

    // One look into the index for each band: a range of bands would leave the longitude to a filter.
    static Selection near(List<Surroundings> boxes) {
        StringBuilder sql = new StringBuilder("select p.* from project p where p.id <> :except and p.id in (");
        Map<String, Object> parameters = new LinkedHashMap<>();
        String next = "";
        for (Surroundings box : boxes) {
            for (int band = box.southernBand(); band <= box.northernBand(); band++) {
                int index = parameters.size();
                sql.append(next)
                        .append("select project_id from site_point where band = ")
                        .append(band)
                        .append(" and longitude between :west")
                        .append(index)
                        .append(" and :east")
                        .append(index);
                parameters.put("west" + index, box.west());
                parameters.put("east" + index, box.east());
                next = " union ";
            }
        }
        return new Selection(sql.append(") order by p.id desc").toString(), parameters);
    }

    /** The versions in which what projects are compared by was last edited. */
    Map<UUID, Integer> likenessMarks(Collection<UUID> ids) {
        Map<UUID, Integer> marks = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            session.createNativeQuery("select id, likeness_mark(id) from project where id in (:ids)", Object[].class)
                    .setParameterList("ids", ids)
                    .getResultList()
                    .forEach(row -> marks.put((UUID) row[0], ((Number) row[1]).intValue()));
        }
        return marks;
    }

    /** The nominating party's projects with these keys. */
    List<ProjectRow> same(String party, Collection<String> sameKeys) {
        return list("nominatingParty = ?1 and sameKey in ?2 order by id", party, sameKeys);
    }

    /** Replaces the words and the audience by which a project is found. */
    void index(UUID project, Collection<String> words, Collection<String> audience) {
        session.doWork(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from project_term where project_id = ?")) {
                delete.setObject(1, project);
                delete.executeUpdate();
            }
            add(connection, project, terms(words, audience));
        });
    }

    /** Adds the words and the audience by which a new project is found. */
    void indexNew(UUID project, Collection<String> words, Collection<String> audience) {
        session.doWork(connection -> add(connection, project, terms(words, audience)));
    }

    private static List<String> terms(Collection<String> words, Collection<String> audience) {
        return Stream.concat(words.stream().map(WORD::concat), audience.stream().map(AUDIENCE::concat))
                .toList();
    }

    private static void add(java.sql.Connection connection, UUID project, Collection<String> terms)
            throws java.sql.SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into project_term (term, project_id, party, releasable_to) select unnest(?), id, nominating_party,"
                        + " releasable_to from project where id = ? on conflict do nothing")) {
            insert.setArray(1, connection.createArrayOf("text", terms.toArray()));
            insert.setObject(2, project);
            insert.executeUpdate();
        }
    }
}
