package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.criticalminerals.pipeline.project.dossier.SectionDrafts.Draft;
import org.criticalminerals.pipeline.project.dossier.Sections.Sealed;
import org.criticalminerals.pipeline.project.dossier.section.Identity;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.criticalminerals.pipeline.record.CanonicalJson;

/**
 * Changes projects and their dossiers: nominate, share, edit, open to an agreement's parties. Each command runs in its
 * caller's transaction and locks the project first.
 */
@ApplicationScoped
public class DossierService {

    private static final int FIRST = 1;

    private final Projects projects;
    private final Sections sections;
    private final Versions versions;
    private final ReferenceService reference;
    private final FrozenDossiers frozen;
    private final SectionDrafts drafts;
    private final DossierAnnouncements announcements;
    private final ActingOfficials officials;
    private final Event<DossierEdited> edited;
    private final EntityManager entities;
    private final Clock clock;

    DossierService(
            Projects projects,
            Sections sections,
            Versions versions,
            ReferenceService reference,
            FrozenDossiers frozen,
            SectionDrafts drafts,
            DossierAnnouncements announcements,
            ActingOfficials officials,
            Event<DossierEdited> edited,
            EntityManager entities,
            Clock clock) {
        this.projects = projects;
        this.sections = sections;
        this.versions = versions;
        this.reference = reference;
        this.frozen = frozen;
        this.drafts = drafts;
        this.announcements = announcements;
        this.officials = officials;
        this.edited = edited;
        this.entities = entities;
        this.clock = clock;
    }

    /** Enters a draft of the acting official's agency. */
    public ProjectFacts nominate(Identity identity) {
        ActingOfficial official = officials.current();
        require(ProjectPermissions.may(
                official,
                Act.NOMINATE,
                new ProjectPermissions.Owner(official.party(), official.agency(), Sharing.AGENCY, null)));
        Identity checked = (Identity) drafts.checked(identity);
        return enter(new NewProject(
                official.party(),
                official.agency(),
                official.actor(),
                HistoryType.NOMINATED,
                checked,
                null,
                null,
                List.of()));
    }

    /**
     * The same content with the vocabulary's codes, for imports.
     *
     * @throws InvalidSectionException where it breaks rules
     */
    public <C extends SectionContent> C check(Class<C> type, C content) {
        return drafts.check(type, content);
    }

    /** Enters a project whose sections were checked; for a draft of its agency or one that is submitted at once. */
    public ProjectFacts enter(NewProject project) {
        Instant now = clock.instant();
        ProjectRow row = new ProjectRow();
        row.id = Ids.next();
        row.nominatingParty = project.party();
        row.nominatingAgency = project.agency();
        row.sharing = project.agreements().isEmpty() ? Sharing.AGENCY : Sharing.SUBMITTED;
        row.agreements = Arrays.of(codes(project.agreements()));
        row.version = FIRST;
        row.dossierVersion = FIRST;
        Identity identity = project.identity();
        row.rename(
                identity.name(), identity.promoter().name(), identity.promoter().identifier());
        row.createdAt = now;
        row.updatedAt = now;
        row.createdBy = project.by();
        SectionMarkings.Context context = context(row, project.agreements());
        row.releasableTo = Arrays.of(SectionMarkings.audienceOfProject(context));
        Released released = released(project, context, Arrays.set(row.releasableTo));
        show(row, released);
        projects.persist(row);
        List<Seals.Seal> seals = new ArrayList<>();
        sectionsOf(project).forEach((section, content) -> {
            SectionRow added = sectionRow(row, section, SectionJson.write(content), null, context, project.by(), now);
            sections.persist(added);
            seals.add(new Seals.Seal(section.path(), added.hash));
        });
        persistVersion(row, Seals.dossierHash(seals), now);
        entities.flush();
        projects.indexNew(row.id, words(row), Arrays.set(row.releasableTo));
        announcements.nominated(row, project);
        return row.facts();
    }

    private static Released released(NewProject project, SectionMarkings.Context context, Set<String> audience) {
        return Released.of(
                isDefaultShown(Section.SITES, context, audience) ? project.sites() : null,
                isDefaultShown(Section.PRODUCTION, context, audience) ? project.production() : null);
    }

    private static boolean isDefaultShown(Section section, SectionMarkings.Context context, Set<String> audience) {
        Marking marking = SectionMarkings.inForce(section, null, context);
        return SectionMarkings.covers(SectionMarkings.audience(marking, context), audience);
    }

    private static Map<Section, SectionContent> sectionsOf(NewProject project) {
        Map<Section, SectionContent> all = new LinkedHashMap<>();
        all.put(Section.IDENTITY, project.identity());
        if (project.sites() != null) {
            all.put(Section.SITES, project.sites());
        }
        if (project.production() != null) {
            all.put(Section.PRODUCTION, project.production());
        }
        return all;
    }

    /** Shows a draft to the whole party of its author. */
    public ProjectFacts share(UUID id, String ifMatch) {
        ActingOfficial official = officials.current();
        ProjectRow row = lock(id, official, Act.SHARE);
        ETags.require(ifMatch, row.version);
        if (row.sharing != Sharing.AGENCY) {
            throw Problems.conflict(
                    "shared-already",
                    "The project is shared already",
                    "Your party sees it"
                            + (row.sharing == Sharing.SUBMITTED ? ", and so do its agreements' parties." : "."));
        }
        reshow(row, Sharing.PARTY, List.of());
        announcements.shared(row, official);
        return row.facts();
    }

    /**
     * Shows a project to the parties of one more agreement: its current sections are released by their markings, earlier
     * ones stay with those who saw them.
     */
    public ProjectFacts openTo(UUID id, String ifMatch, AgreementState agreement) {
        ActingOfficial official = officials.current();
        ProjectRow row = lock(id, official, Act.SUBMIT);
        ETags.require(ifMatch, row.version);
        List<AgreementState> agreements = new ArrayList<>(reference.agreements(Arrays.set(row.agreements)));
        agreements.removeIf(joined -> joined.code().equals(agreement.code()));
        agreements.add(agreement);
        Set<String> codes = new TreeSet<>(Arrays.set(row.agreements));
        codes.add(agreement.code());
        row.agreements = Arrays.of(codes);
        reshow(row, Sharing.SUBMITTED, agreements);
        return row.facts();
    }

    /**
     * Gives a project and its current sections the audience that its agreements' parties make now, in a worker
     * transaction. Its version stays: nobody edited anything. Earlier versions stay with those who saw them.
     *
     * @return the project; empty where there is none such
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ProjectFacts> restamp(UUID id) {
        return projects.lock(id).map(row -> {
            stamp(row, reference.agreements(Arrays.set(row.agreements)));
            return row.facts();
        });
    }

    private void reshow(ProjectRow row, Sharing sharing, List<AgreementState> agreements) {
        row.sharing = sharing;
        row.version++;
        row.updatedAt = clock.instant();
        stamp(row, agreements);
    }

    private void stamp(ProjectRow row, List<AgreementState> agreements) {
        SectionMarkings.Context context = context(row, agreements);
        row.releasableTo = Arrays.of(SectionMarkings.audienceOfProject(context));
        List<Sealed> seals = sections.seals(row.id, row.dossierVersion);
        // The own audience never shrinks here, so the row may be changed before its sections.
        entities.flush();
        seals.forEach(seal -> sections.restamp(row.id, seal.section(), audience(seal, context)));
        show(row, releasedTo(row, Arrays.set(row.releasableTo)));
        entities.flush();
        projects.index(row.id, words(row), Arrays.set(row.releasableTo));
    }

    private static Set<String> audience(Sealed seal, SectionMarkings.Context context) {
        Section section = Section.of(seal.section()).orElseThrow();
        Marking own = seal.marking() == null ? null : seal.marking().marking();
        return SectionMarkings.audience(SectionMarkings.inForce(section, own, context), context);
    }

    /** What an edit made. */
    public record Edited(ProjectFacts project, DossierView.SectionState section, JsonNode content) {}

    /** Replaces a section by new content, and its marking by the one given with it. */
    public Edited edit(UUID id, Section section, String ifMatch, ObjectNode body) {
        ActingOfficial official = officials.current();
        ProjectRow row = lock(id, official, Act.EDIT);
        ETags.require(ifMatch, row.version);
        List<AgreementState> agreements = reference.agreements(Arrays.set(row.agreements));
        Draft draft = drafts.read(section, body, official, row);
        List<Sealed> seals = sections.seals(row.id, row.dossierVersion);
        Sealed before = seals.stream()
                .filter(seal -> seal.section().equals(section.path()))
                .findFirst()
                .orElse(null);
        requireReadable(before, official);
        SectionMarkings.Context context = context(row, agreements);
        SectionRow current;
        if (before != null && before.hash().equals(draft.hash()) && Objects.equals(before.marking(), draft.marking())) {
            current = sections.inVersion(row.id, row.dossierVersion, section).orElseThrow();
        } else {
            current = add(row, section, draft, seals, context, official);
        }
        return new Edited(row.facts(), DossierView.state(current, context, official), current.content);
    }

    // Overwriting what one can't read would take it from those who can.
    private static void requireReadable(Sealed before, ActingOfficial official) {
        if (before != null && !Releasability.maySee(official, before.releasableTo())) {
            throw Problems.forbidden(
                    "section-not-released",
                    "This section is marked for other officials of your party; ask one of them to edit it.");
        }
    }

    private SectionRow add(
            ProjectRow row,
            Section section,
            Draft draft,
            List<Sealed> seals,
            SectionMarkings.Context context,
            ActingOfficial official) {
        Instant now = clock.instant();
        row.version++;
        row.dossierVersion++;
        row.updatedAt = now;
        SectionRow added = sectionRow(row, section, draft.canonical(), draft.marking(), context, official.actor(), now);
        sections.persist(added);
        persistVersion(row, hashWith(seals, section, draft.hash()), now);
        if (draft.content() instanceof Identity identity) {
            row.rename(
                    identity.name(),
                    identity.promoter().name(),
                    identity.promoter().identifier());
            projects.index(row.id, words(row), Arrays.set(row.releasableTo));
        }
        entities.flush();
        if (isShownInLists(section)) {
            show(row, releasedTo(row, Arrays.set(row.releasableTo)));
            entities.flush();
            edited.fire(new DossierEdited(row.facts()));
        }
        announcements.edited(row, added, official);
        return added;
    }

    private static boolean isShownInLists(Section section) {
        return section == Section.IDENTITY || section == Section.SITES || section == Section.PRODUCTION;
    }

    private static String hashWith(List<Sealed> seals, Section section, String hash) {
        List<Seals.Seal> all = new ArrayList<>();
        all.add(new Seals.Seal(section.path(), hash));
        seals.stream()
                .filter(seal -> !seal.section().equals(section.path()))
                .forEach(seal -> all.add(new Seals.Seal(seal.section(), seal.hash())));
        return Seals.dossierHash(all);
    }

    private Released releasedTo(ProjectRow row, Set<String> audience) {
        return frozen.releasedTo(row.id, row.dossierVersion, audience);
    }

    private ProjectRow lock(UUID id, ActingOfficial official, Act act) {
        ProjectRow row = projects.lock(id).orElse(null);
        if (row == null) {
            // Not theirs to change: say so to those who see it, and nothing to others.
            ProjectRow seen = projects.findByIdOptional(id).orElseThrow(() -> Problems.notFound("project"));
            require(ProjectPermissions.may(official, act, seen.facts().owner(null)));
            throw Problems.notFound("project");
        }
        require(ProjectPermissions.may(official, act, row.facts().owner(null)));
        return row;
    }

    private static void require(ProjectPermissions.Answer answer) {
        switch (answer) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
    }

    private static SectionMarkings.Context context(ProjectRow row, List<AgreementState> agreements) {
        return new SectionMarkings.Context(row.nominatingParty, row.nominatingAgency, row.sharing, agreements);
    }

    private static SectionRow sectionRow(
            ProjectRow row,
            Section section,
            String canonical,
            StoredMarking marking,
            SectionMarkings.Context context,
            Actor by,
            Instant now) {
        SectionRow added = new SectionRow();
        added.key = new SectionRow.Key(row.id, section.path(), row.dossierVersion);
        added.content = SectionJson.parse(canonical);
        added.hash = CanonicalJson.sha256(canonical);
        added.marking = marking;
        Marking inForce = SectionMarkings.inForce(section, marking == null ? null : marking.marking(), context);
        added.releasableTo = Arrays.of(SectionMarkings.audience(inForce, context));
        added.changedAt = now;
        added.changedBy = by;
        return added;
    }

    private void persistVersion(ProjectRow row, String hash, Instant now) {
        VersionRow version = new VersionRow();
        version.key = new VersionRow.Key(row.id, row.dossierVersion);
        version.hash = hash;
        version.createdAt = now;
        versions.persist(version);
    }

    private static void show(ProjectRow row, Released released) {
        row.countries = released.countries().toArray(String[]::new);
        row.minerals = released.minerals().toArray(String[]::new);
        row.steps = released.steps().toArray(String[]::new);
    }

    private static Collection<String> words(ProjectRow row) {
        return NameKeys.words(row.name + " " + row.promoterName);
    }

    private static Set<String> codes(List<AgreementState> agreements) {
        Set<String> codes = new TreeSet<>();
        agreements.forEach(agreement -> codes.add(agreement.code()));
        return codes;
    }
}
