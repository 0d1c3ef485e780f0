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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
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

/**
 * Changes projects and their dossiers: nominate, share, edit, open to an agreement's parties. Each command runs in its
 * caller's transaction and locks the project first.
 */
@ApplicationScoped
public class DossierService {

    private final Projects projects;
    private final Sections sections;
    private final Versions versions;
    private final ReferenceService reference;
    private final Stamps stamps;
    private final ProjectEntry entry;
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
            Stamps stamps,
            ProjectEntry entry,
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
        this.stamps = stamps;
        this.entry = entry;
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
        return entry.enter(project);
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
            stamps.stamp(row, reference.agreements(Arrays.set(row.agreements)));
            return row.facts();
        });
    }

    private void reshow(ProjectRow row, Sharing sharing, List<AgreementState> agreements) {
        row.sharing = sharing;
        row.version++;
        row.updatedAt = clock.instant();
        stamps.stamp(row, agreements);
    }

    /** What an edit made. */
    public record Edited(ProjectFacts project, DossierView.SectionState section, JsonNode content) {}

    /**
     * Replaces a section by new content, and its marking by the one given with it; without one the marking stays. A
     * marking that shows it to more than before is an act of its own, see {@link #mark}.
     */
    public Edited edit(UUID id, Section section, String ifMatch, ObjectNode body) {
        ActingOfficial official = officials.current();
        ProjectRow row = lock(id, official, Act.EDIT);
        ETags.require(ifMatch, row.version);
        List<Sealed> seals = sections.seals(row.id, row.dossierVersion);
        Sealed before = find(seals, section);
        requireReadable(before, official);
        Draft draft = drafts.read(section, body, official, row, before == null ? null : before.marking());
        SectionMarkings.Context context = stamps.context(row);
        MarkingChange change = change(section, before, draft.marking(), context);
        if (change.isLowered() && row.sharing == Sharing.SUBMITTED) {
            throw Problems.forbidden(
                    "lowering-is-an-act",
                    "With this marking the section would show to more readers than now. Save it as it is marked; a"
                            + " signatory of " + row.nominatingParty + " lowers the marking then, with reasons.");
        }
        SectionRow current;
        if (before != null && before.hash().equals(draft.hash()) && !change.isAny()) {
            current = sections.inVersion(row.id, row.dossierVersion, section).orElseThrow();
        } else {
            current = add(row, section, draft, seals, context, official);
            announcements.edited(row, current, official);
            if (before != null && change.isAny()) {
                sections.narrow(row.id, section.path());
            }
            if (change.isAny()) {
                stamps.tellReleased(row);
            }
        }
        return new Edited(row.facts(), DossierView.state(current, context, official), current.content);
    }

    private static Sealed find(List<Sealed> seals, Section section) {
        return seals.stream()
                .filter(seal -> seal.section().equals(section.path()))
                .findFirst()
                .orElse(null);
    }

    /**
     * What another marking does.
     *
     * @param isAny whether it is another
     * @param isLowered whether it shows the section to anyone to whom the one before doesn't, consents aside
     */
    record MarkingChange(boolean isAny, boolean isLowered) {}

    private MarkingChange change(
            Section section, Sealed before, StoredMarking marking, SectionMarkings.Context context) {
        StoredMarking old = before == null ? null : before.marking();
        Set<String> shownBefore = SectionMarkings.audience(Stamps.inForce(section, old, context), context);
        Set<String> shownAfter = SectionMarkings.audience(Stamps.inForce(section, marking, context), context);
        return new MarkingChange(
                !Objects.equals(old, marking), SectionMarkings.showsMore(shownAfter, shownBefore, stamps.partyOf()));
    }

    /**
     * Marks a section for other readers, its content unchanged. Raising, which anyone of the party who works on it may
     * do, takes it from readers at once; lowering takes a signatory.
     *
     * @param marking the new one; null for the agreement's usual one
     * @param reason why; kept for the own party
     */
    public Edited mark(UUID id, Section section, String ifMatch, JsonNode marking, String reason) {
        ActingOfficial official = officials.current();
        ProjectRow row = lock(id, official, Act.MARK);
        ETags.require(ifMatch, row.version);
        List<Sealed> seals = sections.seals(row.id, row.dossierVersion);
        Sealed before = find(seals, section);
        if (before == null) {
            throw Problems.notFound("section");
        }
        requireReadable(before, official);
        SectionMarkings.Context context = stamps.context(row);
        StoredMarking chosen = drafts.marking(section, marking, official, row);
        MarkingChange change = change(section, before, chosen, context);
        if (!change.isAny()) {
            throw Problems.conflict(
                    "marked-so-already", "The section is marked so already", "Choose another marking, or leave it.");
        }
        if (change.isLowered()) {
            require(ProjectPermissions.may(
                    official, Act.LOWER_MARKING, row.facts().owner(null)));
        }
        SectionRow current =
                sections.inVersion(row.id, row.dossierVersion, section).orElseThrow();
        SectionContent content = SectionJson.read(section, current.content);
        Draft draft = new Draft(SectionJson.write(content), before.hash(), content, chosen);
        SectionRow added = add(row, section, draft, seals, context, official);
        sections.narrow(row.id, section.path());
        stamps.tellReleased(row);
        announcements.marked(
                row,
                added,
                new DossierAnnouncements.Marked(
                        Stamps.inForce(section, before.marking(), context).kind(),
                        Stamps.inForce(section, chosen, context).kind(),
                        change.isLowered(),
                        reason,
                        stamps.ownReaders(row, before.releasableTo())),
                official);
        return new Edited(row.facts(), DossierView.state(added, context, official), added.content);
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
        SectionRow added =
                SectionRow.of(row, section, draft.canonical(), draft.marking(), context, official.actor(), now);
        sections.persist(added);
        versions.add(row, hashWith(seals, section, draft.hash()), now);
        if (draft.content() instanceof Identity identity) {
            row.rename(
                    identity.name(),
                    identity.promoter().name(),
                    identity.promoter().identifier());
            projects.index(row.id, Stamps.words(row), Arrays.set(row.releasableTo));
        }
        entities.flush();
        if (Stamps.isShownInLists(section)) {
            stamps.showInLists(row);
            edited.fire(new DossierEdited(row.facts()));
        }
        return added;
    }

    private static String hashWith(List<Sealed> seals, Section section, String hash) {
        List<Seals.Seal> all = new ArrayList<>();
        all.add(new Seals.Seal(section.path(), hash));
        seals.stream()
                .filter(seal -> !seal.section().equals(section.path()))
                .forEach(seal -> all.add(new Seals.Seal(seal.section(), seal.hash())));
        return Seals.dossierHash(all);
    }

    /** Locks a project for an act; 403 or 404 where it can't be. */
    ProjectRow lock(UUID id, ActingOfficial official, Act act) {
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
}
