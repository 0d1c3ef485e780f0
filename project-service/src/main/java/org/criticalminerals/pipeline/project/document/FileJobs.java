package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.project.document.file.FileType;
import org.hibernate.Session;

/**
 * What is to be done with files beside their readers: scans and previews, claimed one by one for a while, so that any
 * replica does them and a dead one's work is done by another. In worker transactions.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FileJobs {

    private static final String CLAIM_SCAN = """
            update document_version set scan_due = ? where (document_id, number) = (
                select document_id, number from document_version where scan = 'PENDING' and scan_due <= ?
                order by scan_due limit 1 for update skip locked)
            returning document_id, number, media_type, 0""";
    private static final String CLAIM_PREVIEW = """
            update document_version set preview_due = ?, preview_attempts = preview_attempts + 1
            where (document_id, number) = (
                select document_id, number from document_version
                where preview = 'WAITING' and preview_due <= ? and scan in ('NOT_SCANNED', 'CLEAN')
                order by preview_due limit 1 for update skip locked)
            returning document_id, number, media_type, preview_attempts""";
    private static final String SCANNED = """
            update document_version set scan = ?, signature = ?, scan_due = null, scanned_at = ?
            where document_id = ? and number = ? and scan = 'PENDING'""";
    private static final String DRAWN = """
            update document_version set preview = ?, preview_due = null, pages = ?, shown = ?
            where document_id = ? and number = ? and preview = 'WAITING'""";
    private static final String PAGE = """
            insert into document_page (document_id, version, number, png) values (?, ?, ?, ?)
            on conflict (document_id, version, number) do update set png = excluded.png""";

    private final Session session;
    private final Clock clock;

    FileJobs(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** A version whose file is to be worked on. */
    record Job(UUID document, int version, FileType type, int attempt) {}

    /** Takes a file to scan that nobody scans, for a while; empty where there is none. */
    Optional<Job> claimScan(Duration lease) {
        return claim(CLAIM_SCAN, lease);
    }

    /** Takes a file to draw that nobody draws, for a while; empty where there is none. */
    Optional<Job> claimPreview(Duration lease) {
        return claim(CLAIM_PREVIEW, lease);
    }

    private Optional<Job> claim(String statement, Duration lease) {
        Instant now = clock.instant();
        return session.doReturningWork(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(statement)) {
                claim.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
                claim.setObject(2, now.atOffset(ZoneOffset.UTC));
                try (ResultSet rows = claim.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Job(
                                    rows.getObject(1, UUID.class),
                                    rows.getInt(2),
                                    FileType.of(rows.getString(3)).orElseThrow(),
                                    rows.getInt(4)))
                            : Optional.empty();
                }
            }
        });
    }

    /** Notes what a scanner found; false where that is known already. */
    boolean scanned(Job job, ScanState state, String signature) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(SCANNED)) {
                update.setString(1, state.name());
                update.setString(2, signature);
                update.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                update.setObject(4, job.document());
                update.setInt(5, job.version());
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Keeps the picture of a page. */
    void keep(Job job, int number, byte[] png) {
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(PAGE)) {
                insert.setObject(1, job.document());
                insert.setInt(2, job.version());
                insert.setInt(3, number);
                insert.setBytes(4, png);
                insert.executeUpdate();
            }
        });
    }

    /** Notes that the preview is made, or that no more of it is. */
    void drawn(Job job, Integer pages, int shown) {
        session.doWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(DRAWN)) {
                update.setString(1, (shown > 0 ? PreviewState.READY : PreviewState.NONE).name());
                update.setObject(2, pages, java.sql.Types.INTEGER);
                update.setInt(3, shown);
                update.setObject(4, job.document());
                update.setInt(5, job.version());
                update.executeUpdate();
            }
        });
    }
}
