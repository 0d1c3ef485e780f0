package org.criticalminerals.pipeline.project.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ConsentEnd;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.ids.Ids;

/**
 * Keeps the promoter's consents and the flags of export control of projects whose rows the caller has locked. Days are
 * those of UTC.
 */
@ApplicationScoped
public class ConsentRecords {

    private final Consents consents;
    private final ExportControls controls;
    private final Clock clock;

    ConsentRecords(Consents consents, ExportControls controls, Clock clock) {
        this.consents = consents;
        this.controls = controls;
        this.clock = clock;
    }

    /** Today. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** To whom sections of a project may be released today. */
    public Leave leave(UUID project) {
        LocalDate today = today();
        return new Leave(
                consents.standing(project).stream()
                        .filter(row -> row.expiresOn == null || !row.expiresOn.isBefore(today))
                        .map(row -> new Leave.Held(row.subject, row.party, row.contentHash))
                        .toList(),
                controls.standing(project).stream()
                        .map(row -> row.value().section())
                        .collect(Collectors.toSet()));
    }

    /**
     * A record to keep.
     *
     * @param owner the nominating party
     * @param subject a section's name, or {@link Leave#DISCLOSURE}
     * @param party to whom; {@code *} for everyone
     * @param contentHash the hash of the content that had been published; null for a consent
     */
    public record New(
            UUID project,
            String owner,
            String subject,
            String party,
            ConsentBasis basis,
            String contentHash,
            String document,
            LocalDate givenOn,
            LocalDate expiresOn,
            Actor by) {}

    /** Keeps a record. */
    public PromoterConsent keep(New record) {
        ConsentRow row = new ConsentRow();
        row.id = Ids.next();
        row.projectId = record.project();
        row.owner = record.owner();
        row.subject = record.subject();
        row.party = record.party();
        row.basis = record.basis();
        row.contentHash = record.contentHash();
        row.document = record.document();
        row.givenOn = record.givenOn();
        row.expiresOn = record.expiresOn();
        row.recordedAt = clock.instant();
        row.recordedBy = record.by();
        consents.persist(row);
        return row.value();
    }

    /** Records of a project as far as the acting official may see them, newest first, behind one of them. */
    public List<PromoterConsent> page(UUID project, UUID before, int limit) {
        return consents.page(project, before, limit).stream()
                .map(ConsentRow::value)
                .toList();
    }

    /** A record of a project. */
    public Optional<PromoterConsent> find(UUID project, UUID id) {
        return consents.of(project, id).map(ConsentRow::value);
    }

    /** Ends a record that stands; empty where it ended before. */
    public Optional<PromoterConsent> revoke(UUID project, UUID id, String reason, Actor by) {
        return consents.of(project, id)
                .filter(row -> row.endedAt == null)
                .map(row -> end(row, ConsentEnd.REVOKED, reason, by));
    }

    /** The project whose consents ran out longest ago. */
    public Optional<UUID> nextExpired() {
        return consents.nextExpired(today());
    }

    /** Ends the records of a project that ran out. */
    public List<PromoterConsent> endExpired(UUID project) {
        return consents.expired(project, today()).stream()
                .map(row -> end(row, ConsentEnd.EXPIRED, null, null))
                .toList();
    }

    private PromoterConsent end(ConsentRow row, ConsentEnd cause, String reason, Actor by) {
        row.endCause = cause;
        row.endReason = reason;
        row.endedAt = clock.instant();
        row.endedBy = by;
        return row.value();
    }

    /** The sections under export control. */
    public List<ExportControl> controls(UUID project) {
        return controls.standing(project).stream().map(ExportControlRow::value).toList();
    }

    /** Flags a section; false where it is flagged. */
    public boolean control(UUID project, String owner, Section section, String regime, String reason, Actor by) {
        if (controls.standing(project, section).isPresent()) {
            return false;
        }
        ExportControlRow row = new ExportControlRow();
        row.id = Ids.next();
        row.projectId = project;
        row.owner = owner;
        row.section = section.path();
        row.regime = regime;
        row.reason = reason;
        row.setAt = clock.instant();
        row.setBy = by;
        controls.persist(row);
        return true;
    }

    /** Lifts a flag; empty where there is none. */
    public Optional<ExportControl> lift(UUID project, Section section, String reason, Actor by) {
        Instant now = clock.instant();
        return controls.standing(project, section).map(row -> {
            row.liftReason = reason;
            row.liftedAt = now;
            row.liftedBy = by;
            return row.value();
        });
    }
}
