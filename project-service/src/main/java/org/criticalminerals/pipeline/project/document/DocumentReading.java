package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;

/** Reads documents as the acting official may see them. */
@ApplicationScoped
@Transactional
class DocumentReading {

    private final Documents documents;
    private final DocumentVersions versions;
    private final Pieces pieces;
    private final DossierReading dossiers;
    private final ActingOfficials officials;

    DocumentReading(
            Documents documents,
            DocumentVersions versions,
            Pieces pieces,
            DossierReading dossiers,
            ActingOfficials officials) {
        this.documents = documents;
        this.versions = versions;
        this.pieces = pieces;
        this.dossiers = dossiers;
        this.officials = officials;
    }

    /** Documents of a project, newest first. */
    Page<DocumentView.Document> list(UUID project, String cursor, Integer limit) {
        ProjectFacts facts = dossiers.get(project);
        ActingOfficial reader = officials.current();
        int size = Limit.of(limit);
        List<DocumentRow> rows = documents.page(project, Cursor.id(cursor), size + 1);
        Map<UUID, DocumentVersionRow> newest = versions.newest(rows);
        return Page.of(rows, size, row -> Cursor.encode(row.id))
                .map(row -> DocumentView.of(row, newest.get(row.id), reader, permitted(facts, row, reader)));
    }

    /** A document with its versions. */
    DocumentView.Whole whole(UUID project, UUID document) {
        ProjectFacts facts = dossiers.get(project);
        ActingOfficial reader = officials.current();
        DocumentRow row = find(project, document);
        List<DocumentVersionRow> all = versions.all(document);
        return new DocumentView.Whole(
                DocumentView.of(row, all.getFirst(), reader, permitted(facts, row, reader)),
                all.stream()
                        .map(version -> DocumentView.version(row, version, reader))
                        .toList());
    }

    private DocumentRow find(UUID project, UUID document) {
        return documents.of(project, document).orElseThrow(() -> Problems.notFound("document"));
    }

    private static List<String> permitted(ProjectFacts project, DocumentRow row, ActingOfficial reader) {
        List<String> permitted = new ArrayList<>();
        if (!row.isWithdrawn() && may(reader, Act.EDIT, project)) {
            permitted.add("CHANGE");
            permitted.add("WITHDRAW");
        }
        if (may(reader, Act.MARK, project)) {
            permitted.add("MARK");
        }
        if (may(reader, Act.LOWER_MARKING, project)) {
            permitted.add("LOWER_MARKING");
        }
        return permitted;
    }

    private static boolean may(ActingOfficial reader, Act act, ProjectFacts project) {
        return ProjectPermissions.may(reader, act, project.owner(null)) instanceof ProjectPermissions.Allowed;
    }

    /** A version's file, to be read piece by piece. */
    record Content(String fileName, String mediaType, long bytes, String sha256) {}

    /** A version's file; 409 where nobody, or not this reader, gets it. */
    Content content(UUID project, UUID document, int number) {
        DocumentVersionRow version = readable(project, document, number);
        return new Content(version.fileName, version.mediaType, version.bytes, version.hash);
    }

    private DocumentVersionRow readable(UUID project, UUID document, int number) {
        ActingOfficial reader = officials.current();
        DocumentRow row = find(project, document);
        DocumentVersionRow version = versions.of(document, number).orElseThrow(() -> Problems.notFound("document"));
        FileRules.require(version.scan, version.signature, row.isWithdrawn(), row.owner.equals(reader.party()));
        return version;
    }

    /** A piece of a file, in a transaction of its own: a slow reader holds no connection of the database. */
    Optional<byte[]> piece(UUID document, int version, int number) {
        return pieces.piece(document, version, number);
    }

    /** The picture of a page, as PNG; 404 where there is none. */
    byte[] page(UUID project, UUID document, int version, int number) {
        readable(project, document, version);
        return pieces.page(document, version, number).orElseThrow(() -> Problems.notFound("page"));
    }
}
