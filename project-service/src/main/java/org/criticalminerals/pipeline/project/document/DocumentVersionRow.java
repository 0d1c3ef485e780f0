package org.criticalminerals.pipeline.project.document;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.document.file.FileType;
import org.criticalminerals.pipeline.project.document.file.ReceivedFile;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A version of a document: its file as it was uploaded. What scanner and preview find out is written past Hibernate. */
@Entity
@Immutable
@Table(name = "document_version")
class DocumentVersionRow {

    @EmbeddedId
    Key key;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "file_name")
    String fileName;

    @Column(name = "media_type")
    String mediaType;

    long bytes;

    String hash;

    String note;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    ScanState scan;

    String signature;

    @Column(name = "scan_due")
    Instant scanDue;

    @Column(name = "scanned_at")
    Instant scannedAt;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    PreviewState preview;

    @Column(name = "preview_due")
    Instant previewDue;

    @Column(name = "preview_attempts")
    int previewAttempts;

    Integer pages;

    int shown;

    @Column(name = "uploaded_at")
    Instant uploadedAt;

    @Column(name = "uploaded_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor uploadedBy;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Which version of which document. */
    @Embeddable
    record Key(@Column(name = "document_id") UUID documentId, int number) implements Serializable {}

    /** The newest version of a document, as a file makes it. */
    static DocumentVersionRow of(
            DocumentRow document, ReceivedFile file, String note, boolean isToBeScanned, Actor by, Instant now) {
        DocumentVersionRow added = new DocumentVersionRow();
        added.key = new Key(document.id, document.newest);
        added.projectId = document.projectId;
        added.fileName = file.name();
        added.mediaType = file.type().mediaType();
        added.bytes = file.bytes();
        added.hash = file.sha256();
        added.note = note;
        added.scan = isToBeScanned ? ScanState.PENDING : ScanState.NOT_SCANNED;
        added.scanDue = isToBeScanned ? now : null;
        added.preview = file.type().isShown() ? PreviewState.WAITING : PreviewState.NONE;
        added.previewDue = file.type().isShown() ? now : null;
        added.uploadedAt = now;
        added.uploadedBy = by;
        added.releasableTo = document.releasableTo;
        return added;
    }

    FileType type() {
        return FileType.of(mediaType).orElseThrow();
    }
}
