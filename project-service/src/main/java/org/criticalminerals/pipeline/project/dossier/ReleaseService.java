package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.consent.ConsentRecords;
import org.criticalminerals.pipeline.project.consent.ExportControl;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.consent.PromoterConsent;
import org.criticalminerals.pipeline.project.dossier.Sections.Sealed;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;

/**
 * Records what a project's promoter consents to and what export control keeps back, and shows the dossier accordingly, in
 * the same transaction (DOMAIN.md, "Promoter's consent"; ADR 031).
 */
@ApplicationScoped
public class ReleaseService {

    private final DossierService dossiers;
    private final Projects projects;
    private final Stamps stamps;
    private final SectionDrafts drafts;
    private final ConsentRecords records;
    private final ReferenceService reference;
    private final DossierAnnouncements announcements;
    private final ActingOfficials officials;

    ReleaseService(
            DossierService dossiers,
            Projects projects,
            Stamps stamps,
            SectionDrafts drafts,
            ConsentRecords records,
            ReferenceService reference,
            DossierAnnouncements announcements,
            ActingOfficials officials) {
        this.dossiers = dossiers;
        this.projects = projects;
        this.stamps = stamps;
        this.drafts = drafts;
        this.records = records;
        this.reference = reference;
        this.announcements = announcements;
        this.officials = officials;
    }

    /**
     * What is to be recorded.
     *
     * @param subject a section's name, or {@link Leave#DISCLOSURE}
     * @param party to whom; {@code *} for everyone
     * @param expiresOn the last day on which it holds; null for no end
     */
    public record NewConsent(
            String subject,
            String party,
            ConsentBasis basis,
            String document,
            LocalDate givenOn,
            LocalDate expiresOn) {}

    /** Records a consent, or that something had been published. */
    public PromoterConsent record(UUID project, NewConsent consent) {
        ActingOfficial official = officials.current();
        ProjectRow row = dossiers.lock(project, official, Act.RECORD_CONSENT);
        if (consent.basis() == ConsentBasis.PUBLISHED_SOURCE) {
            require(ProjectPermissions.may(official, Act.RELEASE, row.facts().owner(null)));
        }
        check(row, consent);
        Optional<Sealed> section = Section.of(consent.subject()).flatMap(of -> stamps.seal(row, of));
        PromoterConsent kept = records.keep(new ConsentRecords.New(
                row.id,
                row.nominatingParty,
                consent.subject(),
                consent.party(),
                consent.basis(),
                consent.basis() == ConsentBasis.PUBLISHED_SOURCE
                        ? section.map(Sealed::hash)
                                .orElseThrow(() -> Problems.invalid(
                                        "/subject",
                                        "is not in the dossier; what had been published is recorded of content that is"
                                                + " there"))
                        : null,
                consent.document().strip(),
                consent.givenOn(),
                consent.expiresOn(),
                official.actor()));
        Set<String> readers = restamp(row, kept);
        Set<String> own = ownReaders(row, kept, section.orElse(null));
        announcements.consentRecorded(row, kept, withReceivers(row, kept, readers, own), own);
        return kept;
    }

    private void check(ProjectRow row, NewConsent consent) {
        boolean isDisclosure = consent.subject().equals(Leave.DISCLOSURE);
        Optional<Section> section = Section.of(consent.subject());
        if (!isDisclosure && section.isEmpty()) {
            throw Problems.invalid("/subject", "must be the name of a section, or " + Leave.DISCLOSURE);
        }
        if (isDisclosure && consent.basis() == ConsentBasis.PUBLISHED_SOURCE) {
            throw Problems.invalid("/basis", "must be PROMOTER_CONSENT: to disclosure the promoter consents itself");
        }
        if (!consent.party().equals(Audience.EVERYONE) && !reference.isParty(consent.party())) {
            throw Problems.invalid("/party", "\"" + consent.party() + "\" is no party that is known here");
        }
        if (consent.party().equals(row.nominatingParty)) {
            throw Problems.invalid("/party", "is the nominating party, which needs no consent");
        }
        LocalDate today = records.today();
        if (consent.givenOn().isAfter(today)) {
            throw Problems.invalid("/givenOn", "lies ahead; record a consent once it is given");
        }
        if (consent.expiresOn() != null && consent.expiresOn().isBefore(today)) {
            throw Problems.invalid("/expiresOn", "has passed; this consent holds no more");
        }
    }

    /** Records that a consent was revoked; who had it sees the section no more. */
    public PromoterConsent revoke(UUID project, UUID consent, String reason) {
        ActingOfficial official = officials.current();
        ProjectRow row = dossiers.lock(project, official, Act.RECORD_CONSENT);
        records.find(row.id, consent).orElseThrow(() -> Problems.notFound("consent"));
        Optional<Sealed> before = sealBefore(row, records.find(row.id, consent).orElseThrow());
        PromoterConsent ended = records.revoke(row.id, consent, reason.strip(), official.actor())
                .orElseThrow(() -> Problems.conflict(
                        "consent-ended",
                        "The consent has ended already",
                        "Look at the list of consents as it is now."));
        end(row, ended, before.orElse(null));
        return ended;
    }

    private Optional<Sealed> sealBefore(ProjectRow row, PromoterConsent consent) {
        return consent.section().flatMap(section -> stamps.seal(row, section));
    }

    private void end(ProjectRow row, PromoterConsent ended, Sealed before) {
        Set<String> shownBefore = before == null ? Arrays.set(row.releasableTo) : before.releasableTo();
        Set<String> own = ownReaders(row, ended, before);
        // Who loses it is told that it did: it is theirs to stop passing it on.
        announcements.consentEnded(row, ended, withReceivers(row, ended, shownBefore, own), own);
        restamp(row, ended);
    }

    /**
     * Ends what ran out, of one project at a time; in a worker transaction.
     *
     * @return whether there was anything to do
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean endNextExpired() {
        Optional<UUID> project = records.nextExpired();
        project.flatMap(projects::lock).ifPresent(row -> {
            List<PromoterConsent> ended = records.endExpired(row.id);
            ended.forEach(consent -> end(
                    projects.lock(row.id).orElseThrow(),
                    consent,
                    sealBefore(row, consent).orElse(null)));
        });
        return project.isPresent();
    }

    /** Flags technical data in a section as under export control; from now on no other party sees it. */
    public ExportControl control(UUID project, Section section, String regime, String reason) {
        ActingOfficial official = officials.current();
        ProjectRow row = dossiers.lock(project, official, Act.RECORD_CONSENT);
        if (section == Section.IDENTITY) {
            throw Problems.invalid(
                    "/section", "identity names the project wherever it is seen; it holds no technical data");
        }
        if (!records.control(row.id, row.nominatingParty, section, regime.strip(), reason.strip(), official.actor())) {
            throw Problems.conflict(
                    "controlled-already",
                    "The section is flagged already",
                    "Lift the flag first, if another regime controls it now.");
        }
        ExportControl control = new ExportControl(section, regime.strip(), reason.strip(), null, official.actor());
        Set<String> own = ownReaders(row, stamps.seal(row, section).orElse(null));
        announcements.controlled(row, control, true, reason.strip(), own, official);
        stamps.restamp(row, section);
        return control;
    }

    /** Lifts the flag, for example under a licence that the reason names. */
    public void lift(UUID project, Section section, String reason) {
        ActingOfficial official = officials.current();
        ProjectRow row = dossiers.lock(project, official, Act.RELEASE);
        ExportControl lifted = records.lift(row.id, section, reason.strip(), official.actor())
                .orElseThrow(() -> Problems.notFound("export control"));
        Set<String> own = ownReaders(row, stamps.seal(row, section).orElse(null));
        announcements.controlled(row, lifted, false, reason.strip(), own, official);
        stamps.restamp(row, section);
    }

    private Set<String> restamp(ProjectRow row, PromoterConsent consent) {
        return consent.section()
                .flatMap(section -> stamps.restamp(row, section))
                .orElseGet(() -> consent.section().isPresent() ? Set.of() : Arrays.set(row.releasableTo));
    }

    private Set<String> ownReaders(ProjectRow row, PromoterConsent consent, Sealed section) {
        return consent.section().isEmpty()
                ? stamps.ownReaders(row, Arrays.set(row.releasableTo))
                : ownReaders(row, section);
    }

    private Set<String> ownReaders(ProjectRow row, Sealed section) {
        return stamps.ownReaders(row, section == null ? Arrays.set(row.releasableTo) : section.releasableTo());
    }

    // A party that doesn't see the project, or the section, learns nothing of a consent either.
    private static Set<String> withReceivers(
            ProjectRow row, PromoterConsent consent, Set<String> readers, Set<String> own) {
        Set<String> audience = new TreeSet<>(own);
        Arrays.set(row.releasableTo).stream()
                .filter(party -> consent.party().equals(Audience.EVERYONE)
                        || consent.party().equals(party))
                .filter(party -> !party.equals(row.nominatingParty))
                .filter(party -> readers.contains(party) || readers.contains(Audience.EVERYONE))
                .forEach(audience::add);
        return audience;
    }

    /** Records of a project as far as the acting official may see them, newest first. */
    public Page<PromoterConsent> list(UUID project, String cursor, Integer limit) {
        requireSeen(project);
        int size = Limit.of(limit);
        List<PromoterConsent> page = records.page(project, Cursor.id(cursor), size + 1);
        return Page.of(page, size, consent -> Cursor.encode(consent.id()));
    }

    private ProjectRow requireSeen(UUID project) {
        return projects.findByIdOptional(project).orElseThrow(() -> Problems.notFound("project"));
    }

    /**
     * Who reads a section and who doesn't yet, for the own party.
     *
     * @param section its name
     * @param isConfidential whether it takes the promoter's consent to release it
     * @param readers the principals who read it now
     * @param waiting parties to whom its marking shows it and that lack the consent, or are kept out by export control
     * @param control the flag of export control; null where none
     */
    public record Release(
            String section, boolean isConfidential, Set<String> readers, Set<String> waiting, ExportControl control) {}

    /** Who reads which section, and what keeps others from it; for the nominating party alone. */
    public List<Release> releases(UUID project) {
        ActingOfficial official = officials.current();
        ProjectRow row = requireSeen(project);
        if (!official.party().equals(row.nominatingParty)) {
            throw Problems.forbidden(
                    "foreign-party", "Who reads what of a dossier is known to the party that nominated the project.");
        }
        SectionMarkings.Context context = stamps.context(row);
        List<ExportControl> controls = records.controls(row.id);
        return stamps.seals(row).stream()
                .map(seal -> release(seal, context, controls))
                .toList();
    }

    /**
     * What another marking would do.
     *
     * @param isLowered whether it takes a signatory
     * @param readers the principals who would read the section
     * @param waiting parties to whom it would show and that lack the promoter's consent
     * @param gained who would read it and doesn't now
     * @param lost who reads it now and wouldn't
     */
    public record Preview(
            boolean isLowered, Set<String> readers, Set<String> waiting, Set<String> gained, Set<String> lost) {}

    /** What another marking would do, before anybody does it; for the nominating party alone. */
    public Preview preview(UUID project, Section section, JsonNode marking) {
        ActingOfficial official = officials.current();
        ProjectRow row = requireSeen(project);
        require(ProjectPermissions.may(official, Act.MARK, row.facts().owner(null)));
        Sealed before = stamps.seal(row, section).orElseThrow(() -> Problems.notFound("section"));
        SectionMarkings.Context context = stamps.context(row);
        Sealed after = new Sealed(
                before.section(),
                before.version(),
                before.hash(),
                drafts.marking(section, marking, official, row),
                Set.of());
        Set<String> readers = new TreeSet<>(Stamps.audience(after, context));
        Set<String> gained = new TreeSet<>(readers);
        gained.removeAll(before.releasableTo());
        Set<String> lost = new TreeSet<>(before.releasableTo());
        lost.removeAll(readers);
        return new Preview(
                SectionMarkings.showsMore(
                        SectionMarkings.audience(Stamps.inForce(section, after.marking(), context), context),
                        SectionMarkings.audience(Stamps.inForce(section, before.marking(), context), context),
                        stamps.partyOf()),
                readers,
                waiting(after, readers, context),
                gained,
                lost);
    }

    private static Set<String> waiting(Sealed seal, Set<String> readers, SectionMarkings.Context context) {
        Section section = Section.of(seal.section()).orElseThrow();
        Set<String> marked = SectionMarkings.audience(Stamps.inForce(section, seal.marking(), context), context);
        Set<String> waiting = new TreeSet<>();
        context.parties().stream()
                .filter(party -> marked.contains(party) || marked.contains(Audience.EVERYONE))
                .filter(party -> !readers.contains(party) && !readers.contains(Audience.EVERYONE))
                .forEach(waiting::add);
        return waiting;
    }

    private static Release release(Sealed seal, SectionMarkings.Context context, List<ExportControl> controls) {
        Section section = Section.of(seal.section()).orElseThrow();
        return new Release(
                seal.section(),
                SectionMarkings.isConfidential(section, context.agreements()),
                new TreeSet<>(seal.releasableTo()),
                waiting(seal, seal.releasableTo(), context),
                controls.stream()
                        .filter(control -> control.section() == section)
                        .findFirst()
                        .orElse(null));
    }

    /** The parties, other than the nominating one, to whose sight of the project the promoter hasn't consented. */
    public Set<String> undisclosed(ProjectFacts project, List<String> parties) {
        Set<String> disclosedTo = records.leave(project.id()).disclosedTo();
        Set<String> missing = new TreeSet<>(parties);
        missing.remove(project.nominatingParty());
        missing.removeIf(party -> disclosedTo.contains(Audience.EVERYONE) || disclosedTo.contains(party));
        return missing;
    }

    private static void require(ProjectPermissions.Answer answer) {
        switch (answer) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
    }
}
