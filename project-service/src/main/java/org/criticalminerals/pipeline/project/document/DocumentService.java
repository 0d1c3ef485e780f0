package org.criticalminerals.pipeline.project.document;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.criticalminerals.pipeline.project.document.DocumentStamps.Stamp;
import org.criticalminerals.pipeline.project.document.file.ReceivedFile;
import org.criticalminerals.pipeline.project.document.scan.Scanners;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.dossier.Releases;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds, renews, describes, marks and withdraws documents of a project, in the caller's transaction (ADR 033). */
@ApplicationScoped
class DocumentService {

    private final Documents documents;
    private final DocumentVersions versions;
    private final Pieces pieces;
    private final Releases releases;
    private final DocumentStamps stamps;
    private final DocumentAnnouncements announcements;
    private final Scanners scanners;
    private final ActingOfficials officials;
    private final EntityManager entities;
    private final Clock clock;
    private final int mostDocuments;
    private final int mostVersions;

    DocumentService(
            Documents documents,
            DocumentVersions versions,
            Pieces pieces,
            Releases releases,
            DocumentStamps stamps,
            DocumentAnnouncements announcements,
            Scanners scanners,
            ActingOfficials officials,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "pipeline.documents.most-of-project") int mostDocuments,
            @ConfigProperty(name = "pipeline.documents.most-versions") int mostVersions) {
        this.documents = documents;
        this.versions = versions;
        this.pieces = pieces;
        this.releases = releases;
        this.stamps = stamps;
        this.announcements = announcements;
        this.scanners = scanners;
        this.officials = officials;
        this.entities = entities;
        this.clock = clock;
        this.mostDocuments = mostDocuments;
        this.mostVersions = mostVersions;
    }

    /** What is said of a document; {@code section} and {@code marking} are null where it belongs to none, or by default. */
    record Wanted(String title, String description, Section section, JsonNode marking) {}

    /** Attaches a document to a project. */
    DocumentRow add(UUID project, Wanted wanted, ReceivedFile file) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.lock(project, official, Act.EDIT);
        if (documents.seals(project).size() >= mostDocuments) {
            throw Problems.conflict(
                    "too-many-documents",
                    "The project has as many documents as it can have",
                    "A project has at most " + mostDocuments
                            + " documents. Upload a new version of one of them instead.");
        }
        SectionMarkings.Context context = releases.context(project);
        StoredMarking own = releases.chosen(project, wanted.marking(), official);
        Stamp usual = stamps.stamp(project, wanted.section(), file.sha256(), null, context);
        Stamp stamp = stamps.stamp(project, wanted.section(), file.sha256(), own, context);
        if (facts.sharing() == Sharing.SUBMITTED && showsMore(stamp, usual)) {
            Releases.require(official, Act.LOWER_MARKING, facts);
        }
        requireReadable(official, stamp);
        Instant now = clock.instant();
        DocumentRow row = new DocumentRow();
        row.id = Ids.next();
        row.projectId = project;
        row.owner = facts.nominatingParty();
        row.sectionName = wanted.section() == null ? null : wanted.section().path();
        row.title = wanted.title();
        row.description = wanted.description();
        row.marking = own;
        row.inForce = stamp.inForce();
        row.newest = 1;
        row.hash = file.sha256();
        row.createdAt = now;
        row.createdBy = official.actor();
        row.releasableTo = Arrays.of(stamp.audience());
        row.changed(official.actor(), now);
        documents.persist(row);
        entities.flush();
        keep(row, file, null, official, now);
        announcements.added(facts, row, file);
        return row;
    }

    private void keep(DocumentRow row, ReceivedFile file, String note, ActingOfficial official, Instant now) {
        versions.persist(
                DocumentVersionRow.of(row, file, note, scanners.configured().isPresent(), official.actor(), now));
        entities.flush();
        pieces.keep(row.id, row.newest, file.content());
    }

    private boolean showsMore(Stamp after, Stamp before) {
        return SectionMarkings.showsMore(after.marked(), before.marked(), releases.partyOf());
    }

    private static void requireReadable(ActingOfficial official, Stamp stamp) {
        if (!Releasability.maySee(official, stamp.audience())) {
            throw Problems.forbidden(
                    "document-not-released",
                    "The section is marked for other officials of your party, and so would be the document. Choose a"
                            + " marking that includes you, or ask one of them to upload it.");
        }
    }

    /** Uploads a new version; earlier ones stay. */
    DocumentRow renew(UUID project, UUID document, String ifMatch, String note, ReceivedFile file) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.lock(project, official, Act.EDIT);
        DocumentRow row = changeable(project, document, ifMatch);
        if (row.hash.equals(file.sha256())) {
            throw Problems.conflict(
                    "same-file",
                    "The newest version is the same file",
                    "Nothing is different in it; upload the changed file.");
        }
        if (row.newest >= mostVersions) {
            throw Problems.conflict(
                    "too-many-versions",
                    "The document has as many versions as it can have",
                    "A document has at most " + mostVersions + " versions. Add a new document, and withdraw this one.");
        }
        Instant now = clock.instant();
        row.newest++;
        row.hash = file.sha256();
        row.changed(official.actor(), now);
        entities.flush();
        keep(row, file, note, official, now);
        announcements.renewed(facts, row);
        return row;
    }

    /** Gives it another title and description. */
    DocumentRow describe(UUID project, UUID document, String ifMatch, String title, String description) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.lock(project, official, Act.EDIT);
        DocumentRow row = changeable(project, document, ifMatch);
        if (!row.title.equals(title) || !Objects.equals(row.description, description)) {
            row.title = title;
            row.description = description;
            row.changed(official.actor(), clock.instant());
            entities.flush();
            announcements.described(facts, row);
        }
        return row;
    }

    /**
     * Marks a document for other readers, as a section is: raising takes it from readers at once, versions and all;
     * lowering takes a signatory, and shows them the newest version.
     *
     * @param marking the new one; null for the default
     * @param reason why; kept for the own party
     */
    DocumentRow mark(UUID project, UUID document, String ifMatch, JsonNode marking, String reason) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.lock(project, official, Act.MARK);
        DocumentRow row = find(project, document);
        ETags.require(ifMatch, row.revision);
        StoredMarking chosen = releases.chosen(project, marking, official);
        if (Objects.equals(row.marking, chosen)) {
            throw Problems.conflict(
                    "marked-so-already", "The document is marked so already", "Choose another marking, or leave it.");
        }
        SectionMarkings.Context context = releases.context(project);
        Stamp before = stamps.stamp(project, row.section().orElse(null), row.hash, row.marking, context);
        Stamp after = stamps.stamp(project, row.section().orElse(null), row.hash, chosen, context);
        boolean isLowered = showsMore(after, before);
        if (isLowered) {
            Releases.require(official, Act.LOWER_MARKING, facts);
        }
        requireReadable(official, after);
        MarkingKind kind = row.inForce.kind();
        Set<String> ownReaders = releases.ownReaders(project, row.audience());
        row.marking = chosen;
        row.inForce = after.inForce();
        row.releasableTo = Arrays.of(after.audience());
        row.changed(official.actor(), clock.instant());
        entities.flush();
        documents.restamp(row.id, after.audience(), after.inForce());
        announcements.marked(facts, row, kind, isLowered, reason, ownReaders);
        return row;
    }

    /**
     * What another marking would do.
     *
     * @param lowered whether it takes a signatory
     * @param readers the principals who would read it
     * @param gained who would read it and doesn't now
     * @param lost who reads it now and wouldn't
     */
    record Effect(boolean lowered, Set<String> readers, Set<String> gained, Set<String> lost) {}

    /** What another marking would do, before anybody does it. */
    Effect effect(UUID project, UUID document, JsonNode marking) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.find(project);
        Releases.require(official, Act.MARK, facts);
        DocumentRow row = find(project, document);
        StoredMarking chosen = releases.chosen(project, marking, official);
        SectionMarkings.Context context = releases.context(project);
        Section section = row.section().orElse(null);
        Stamp before = stamps.stamp(project, section, row.hash, row.marking, context);
        Stamp after = stamps.stamp(project, section, row.hash, chosen, context);
        Set<String> gained = new TreeSet<>(after.audience());
        gained.removeAll(row.audience());
        Set<String> lost = new TreeSet<>(row.audience());
        lost.removeAll(after.audience());
        return new Effect(showsMore(after, before), new TreeSet<>(after.audience()), gained, lost);
    }

    /** Withdraws a document: it stays listed with the reason, and its own party alone still gets the file. */
    DocumentRow withdraw(UUID project, UUID document, String ifMatch, String reason) {
        ActingOfficial official = officials.current();
        ProjectFacts facts = releases.lock(project, official, Act.EDIT);
        DocumentRow row = changeable(project, document, ifMatch);
        Instant now = clock.instant();
        row.withdrawnAt = now;
        row.withdrawnBy = official.actor();
        row.withdrawalReason = reason;
        row.changed(official.actor(), now);
        entities.flush();
        announcements.withdrawn(facts, row);
        return row;
    }

    private DocumentRow changeable(UUID project, UUID document, String ifMatch) {
        DocumentRow row = find(project, document);
        ETags.require(ifMatch, row.revision);
        if (row.isWithdrawn()) {
            throw Problems.conflict(
                    "document-withdrawn",
                    "The document is withdrawn",
                    "What is withdrawn stays as it was. Add a new document instead.");
        }
        return row;
    }

    private DocumentRow find(UUID project, UUID document) {
        return documents.of(project, document).orElseThrow(() -> Problems.notFound("document"));
    }
}
