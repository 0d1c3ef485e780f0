package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.DocumentChange;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.project.document.file.ReceivedFile;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;

/** Tells what happens to documents, to the history and to other systems, each time to those who may read the document. */
@ApplicationScoped
class DocumentAnnouncements {

    private final HistoryService history;
    private final Outbox outbox;

    DocumentAnnouncements(HistoryService history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    void added(ProjectFacts project, DocumentRow row, ReceivedFile file) {
        outbox.publish(
                new ProjectEvent.DocumentAdded(
                        project.id(),
                        project.name(),
                        row.id,
                        row.title,
                        row.section().orElse(null),
                        row.inForce.kind(),
                        file.type().mediaType(),
                        file.bytes(),
                        file.sha256(),
                        row.createdBy),
                project.version(),
                row.audience(),
                project.nominatingParty());
        record(row, HistoryType.DOCUMENT_ADDED, row.createdBy, Map.of("hash", file.sha256()), row.audience());
    }

    void renewed(ProjectFacts project, DocumentRow row) {
        changed(project, row, DocumentChange.VERSION, row.changedBy);
        record(row, HistoryType.DOCUMENT_RENEWED, row.changedBy, Map.of("hash", row.hash), row.audience());
    }

    void described(ProjectFacts project, DocumentRow row) {
        changed(project, row, DocumentChange.DESCRIPTION, row.changedBy);
        record(row, HistoryType.DOCUMENT_DESCRIBED, row.changedBy, Map.of(), row.audience());
    }

    /** Told to who reads it now; the reason stays with those of the own party who read it before. */
    void marked(
            ProjectFacts project,
            DocumentRow row,
            MarkingKind before,
            boolean isLowered,
            String reason,
            Set<String> ownReaders) {
        changed(project, row, DocumentChange.MARKING, row.changedBy);
        record(
                row,
                isLowered ? HistoryType.DOCUMENT_LOWERED : HistoryType.DOCUMENT_RAISED,
                row.changedBy,
                Map.of("markingBefore", before, "markingAfter", row.inForce.kind(), "reasons", reason),
                ownReaders);
    }

    void withdrawn(ProjectFacts project, DocumentRow row) {
        outbox.publish(
                new ProjectEvent.DocumentWithdrawn(
                        project.id(), project.name(), row.id, row.title, row.withdrawalReason, row.withdrawnBy),
                project.version(),
                row.audience(),
                project.nominatingParty());
        record(
                row,
                HistoryType.DOCUMENT_WITHDRAWN,
                row.withdrawnBy,
                Map.of("reasons", row.withdrawalReason),
                row.audience());
    }

    /** A scanner found malware in a version. */
    void infected(ProjectFacts project, DocumentRow row, int version, String signature) {
        changed(project, row, version, DocumentChange.INFECTED, null);
        record(
                row,
                HistoryType.DOCUMENT_INFECTED,
                null,
                Map.of("documentVersion", version, "signature", signature),
                row.audience());
    }

    private void changed(ProjectFacts project, DocumentRow row, DocumentChange change, Actor by) {
        changed(project, row, row.newest, change, by);
    }

    private void changed(ProjectFacts project, DocumentRow row, int version, DocumentChange change, Actor by) {
        outbox.publish(
                new ProjectEvent.DocumentChanged(
                        project.id(), project.name(), row.id, row.title, change, version, row.inForce.kind(), by),
                project.version(),
                row.audience(),
                by == null ? null : project.nominatingParty());
    }

    private void record(DocumentRow row, HistoryType type, Actor by, Map<String, Object> more, Set<String> audience) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("documentId", row.id);
        data.put("document", row.title);
        data.put("documentVersion", row.newest);
        if (row.sectionName != null) {
            data.put("section", row.sectionName);
        }
        data.putAll(more);
        history.record(new HistoryService.Fact(row.projectId, type, null, by, data, audience));
    }
}
