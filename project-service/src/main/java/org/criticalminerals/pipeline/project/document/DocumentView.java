package org.criticalminerals.pipeline.project.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.history.By;

/** Documents as they are shown to a reader who may see them. */
public final class DocumentView {

    private DocumentView() {}

    /**
     * A document.
     *
     * @param section the section of the dossier that it belongs to; null for none
     * @param marking the marking in force
     * @param isDefaultMarking whether it is the section's, or for none the own party's alone, since nobody chose another
     * @param revision grows with each change, also its ETag
     * @param newest its newest version
     * @param withdrawal that it holds no more; null while it does
     * @param permitted what the reader may do with it
     */
    public record Document(
            UUID id,
            String section,
            String title,
            String description,
            StoredMarking marking,
            boolean isDefaultMarking,
            int revision,
            Version newest,
            Withdrawal withdrawal,
            Instant createdAt,
            By createdBy,
            Instant changedAt,
            By changedBy,
            List<String> permitted) {}

    /** A document with its versions, newest first, as far as the reader may see them. */
    public record Whole(Document document, List<Version> versions) {}

    /**
     * A version's file.
     *
     * @param mediaType what it is, by its content
     * @param bytes its size
     * @param sha256 its hash, as hexadecimal digits
     * @param note what was said of it; null for nothing
     * @param scan NOT_SCANNED, PENDING, CLEAN or INFECTED
     * @param signature what was found in an infected file; null otherwise
     * @param preview WAITING, READY or NONE
     * @param pages how many pages the file has; null where that isn't known
     * @param shownPages how many of them can be looked at
     * @param isReadable whether the reader may have the file
     */
    public record Version(
            int number,
            String fileName,
            String mediaType,
            long bytes,
            String sha256,
            String note,
            String scan,
            String signature,
            String preview,
            Integer pages,
            int shownPages,
            boolean isReadable,
            Instant uploadedAt,
            By uploadedBy) {}

    /** That a document holds no more. */
    public record Withdrawal(Instant at, By by, String reason) {}

    static Document of(DocumentRow row, DocumentVersionRow newest, ActingOfficial reader, List<String> permitted) {
        return new Document(
                row.id,
                row.sectionName,
                row.title,
                row.description,
                row.inForce,
                row.marking == null,
                row.revision,
                version(row, newest, reader),
                row.isWithdrawn()
                        ? new Withdrawal(row.withdrawnAt, By.of(row.withdrawnBy, reader), row.withdrawalReason)
                        : null,
                row.createdAt,
                By.of(row.createdBy, reader),
                row.changedAt,
                By.of(row.changedBy, reader),
                permitted);
    }

    static Version version(DocumentRow document, DocumentVersionRow row, ActingOfficial reader) {
        return new Version(
                row.key.number(),
                row.fileName,
                row.mediaType,
                row.bytes,
                row.hash,
                row.note,
                row.scan.name(),
                row.signature,
                row.preview.name(),
                row.pages,
                row.shown,
                FileRules.isReadable(row.scan, document.isWithdrawn(), document.owner.equals(reader.party())),
                row.uploadedAt,
                By.of(row.uploadedBy, reader));
    }
}
