package org.criticalminerals.pipeline.project.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.hibernate.Session;

/** The sections' rows, as far as the acting official may see them, and the seals of all. */
@ApplicationScoped
class Sections implements PanacheRepositoryBase<SectionRow, SectionRow.Key> {

    private static final String IN_VERSION = "select * from dossier_section where project_id = :project and"
            + " version <= :version and (superseded_by is null or superseded_by > :version)";

    private final Session session;

    Sections(Session session) {
        this.session = session;
    }

    /**
     * What the nominating party may know of any section of its own: that it is there, and who may read it.
     *
     * @param section its name
     * @param version the dossier version that made it
     * @param hash the hash of its content
     * @param marking its own marking; null for the default
     * @param releasableTo who may read it
     */
    record Sealed(String section, int version, String hash, StoredMarking marking, Set<String> releasableTo) {}

    /** The seals of all sections of a version of one's own party's project. */
    List<Sealed> seals(UUID project, int version) {
        MarkingConverter markings = new MarkingConverter();
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select section, version, hash, marking::text, releasable_to from dossier_seals(?, ?)")) {
                statement.setObject(1, project);
                statement.setInt(2, version);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Sealed> seals = new ArrayList<>();
                    while (rows.next()) {
                        seals.add(new Sealed(
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getString(3),
                                markings.convertToEntityAttribute(rows.getString(4)),
                                Arrays.set((String[]) rows.getArray(5).getArray())));
                    }
                    return seals;
                }
            }
        });
    }

    /** Who wrote or edited any section up to a version, as subjects of the identity provider. */
    Set<String> editors(UUID project, int version) {
        return session.createNativeQuery("select * from dossier_editors(:project, :version)", String.class)
                .setParameter("project", project)
                .setParameter("version", version)
                .getResultStream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives the current row of a section another audience. */
    void restamp(UUID project, String section, Set<String> audience) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select restamp_section(?, ?, ?)")) {
                statement.setObject(1, project);
                statement.setString(2, section);
                statement.setArray(3, connection.createArrayOf("text", Arrays.of(audience)));
                statement.execute();
            }
        });
    }

    /** Takes from earlier versions of a section those who don't see the current one any more. */
    void narrow(UUID project, String section) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select narrow_section(?, ?)")) {
                statement.setObject(1, project);
                statement.setString(2, section);
                statement.execute();
            }
        });
    }

    /** The sections of a version. */
    List<SectionRow> inVersion(UUID project, int version) {
        return session.createNativeQuery(IN_VERSION + " order by section", SectionRow.class)
                .setParameter("project", project)
                .setParameter("version", version)
                .getResultList();
    }

    /** A section of a version. */
    Optional<SectionRow> inVersion(UUID project, int version, Section section) {
        return session.createNativeQuery(IN_VERSION + " and section = :section", SectionRow.class)
                .setParameter("project", project)
                .setParameter("version", version)
                .setParameter("section", section.path())
                .getResultStream()
                .findFirst();
    }

    /** The current row of one section of several projects. */
    List<SectionRow> current(Collection<UUID> projects, Section section) {
        return projects.isEmpty()
                ? List.of()
                : session.createNativeQuery(
                                "select * from dossier_section where project_id in (:projects) and section = :section"
                                        + " and superseded_by is null",
                                SectionRow.class)
                        .setParameterList("projects", projects)
                        .setParameter("section", section.path())
                        .getResultList();
    }

    /** Edits of a dossier, newest first. */
    List<SectionRow> edits(UUID project, Edit before, int limit) {
        String behind = before == null ? "" : " and (version, section) < (:version, :section)";
        var query = session.createNativeQuery(
                        "select * from dossier_section where project_id = :project" + behind
                                + " order by version desc, section desc",
                        SectionRow.class)
                .setParameter("project", project)
                .setMaxResults(limit);
        if (before != null) {
            query.setParameter("version", before.version()).setParameter("section", before.section());
        }
        return query.getResultList();
    }

    /** One edit's place in the list of edits. */
    record Edit(int version, String section) {}
}
