package org.criticalminerals.pipeline.project.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.dossier.MarkingConverter;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.hibernate.Session;

/** The documents' rows, as far as the acting official may see them, and the seals of all. */
@ApplicationScoped
class Documents implements PanacheRepositoryBase<DocumentRow, UUID> {

    private final Session session;

    Documents(Session session) {
        this.session = session;
    }

    /**
     * What the nominating party may know of any document of its project: that it is there, and who may read it.
     *
     * @param section the section that it belongs to; null for none
     * @param hash the hash of its newest file
     * @param marking its own marking; null for the default
     * @param releasableTo who may read it
     */
    record Sealed(UUID id, String section, String hash, StoredMarking marking, Set<String> releasableTo) {}

    Optional<DocumentRow> of(UUID project, UUID id) {
        return find("projectId = ?1 and id = ?2", project, id).firstResultOptional();
    }

    /** Documents of a project behind one of them, newest first. */
    List<DocumentRow> page(UUID project, UUID before, int limit) {
        return (before == null
                        ? find("projectId = ?1 order by id desc", project)
                        : find("projectId = ?1 and id < ?2 order by id desc", project, before))
                .range(0, limit - 1)
                .list();
    }

    /** The seals of all documents of one's own party's project. */
    List<Sealed> seals(UUID project) {
        MarkingConverter markings = new MarkingConverter();
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, section, hash, marking, releasable_to from document_seals(?)")) {
                statement.setObject(1, project);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Sealed> seals = new ArrayList<>();
                    while (rows.next()) {
                        seals.add(new Sealed(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getString(3),
                                markings.convertToEntityAttribute(rows.getString(4)),
                                Arrays.set((String[]) rows.getArray(5).getArray())));
                    }
                    return seals;
                }
            }
        });
    }

    /** Gives a document another audience, and takes its versions from those who lose it. */
    void restamp(UUID document, Set<String> audience, StoredMarking inForce) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select restamp_document(?, ?, ?)")) {
                statement.setObject(1, document);
                statement.setArray(2, connection.createArrayOf("text", Arrays.of(audience)));
                statement.setString(3, new MarkingConverter().convertToDatabaseColumn(inForce));
                statement.execute();
            }
        });
    }
}
