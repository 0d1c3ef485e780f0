package org.criticalminerals.pipeline.project.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The versions' rows, as far as the acting official may see them. */
@ApplicationScoped
class DocumentVersions implements PanacheRepositoryBase<DocumentVersionRow, DocumentVersionRow.Key> {

    Optional<DocumentVersionRow> of(UUID document, int number) {
        return findByIdOptional(new DocumentVersionRow.Key(document, number));
    }

    /** The versions of a document, newest first. */
    List<DocumentVersionRow> all(UUID document) {
        return list("key.documentId = ?1 order by key.number desc", document);
    }

    /** The newest versions of some documents, by document. */
    Map<UUID, DocumentVersionRow> newest(Collection<DocumentRow> documents) {
        if (documents.isEmpty()) {
            return Map.of();
        }
        List<DocumentVersionRow.Key> keys = documents.stream()
                .map(document -> new DocumentVersionRow.Key(document.id, document.newest))
                .toList();
        return list("key in ?1", keys).stream()
                .collect(Collectors.toMap(version -> version.key.documentId(), Function.identity()));
    }
}
