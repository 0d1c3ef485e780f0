package org.criticalminerals.pipeline.project.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.consent.ConsentRecords;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings.Context;
import org.criticalminerals.pipeline.project.dossier.Sections.Sealed;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;

/**
 * Gives a project, its sections and what lists show of it the audience that sharing, markings and consents make now. The
 * project's row is locked by the caller.
 */
@ApplicationScoped
class Stamps {

    private final Projects projects;
    private final Sections sections;
    private final FrozenDossiers frozen;
    private final ReferenceService reference;
    private final ConsentRecords consents;
    private final ActingOfficials officials;
    private final Event<DossierEdited> edited;
    private final Event<ReleaseChanged> released;
    private final EntityManager entities;

    Stamps(
            Projects projects,
            Sections sections,
            FrozenDossiers frozen,
            ReferenceService reference,
            ConsentRecords consents,
            ActingOfficials officials,
            Event<DossierEdited> edited,
            Event<ReleaseChanged> released,
            EntityManager entities) {
        this.projects = projects;
        this.sections = sections;
        this.frozen = frozen;
        this.reference = reference;
        this.consents = consents;
        this.officials = officials;
        this.edited = edited;
        this.released = released;
        this.entities = entities;
    }

    /** The project as markings and consents look at it, by its agreements as they stand. */
    Context context(ProjectRow row) {
        return context(row, reference.agreements(Arrays.set(row.agreements)));
    }

    Context context(ProjectRow row, List<AgreementState> agreements) {
        return context(row, agreements, consents.leave(row.id));
    }

    Context context(ProjectRow row, List<AgreementState> agreements, Leave leave) {
        return new Context(row.nominatingParty, row.nominatingAgency, row.sharing, agreements, leave, partyOf());
    }

    /** The party of a principal; the official at work is known by their token. */
    Function<String, String> partyOf() {
        return principal -> officials
                .find()
                .filter(official -> principal.equals(Audience.official(official.subject())))
                .map(official -> official.party())
                .orElseGet(() -> reference.partyOf(principal));
    }

    /** Stamps the project with all its current sections. */
    void stamp(ProjectRow row, List<AgreementState> agreements) {
        Context context = context(row, agreements);
        row.releasableTo = Arrays.of(SectionMarkings.audienceOfProject(context));
        List<Sealed> seals = sections.seals(row.id, row.dossierVersion);
        // The own audience never shrinks here, so the row may be changed before its sections.
        entities.flush();
        seals.forEach(seal -> sections.restamp(row.id, seal.section(), audience(seal, context)));
        showInLists(row);
        projects.index(row.id, words(row), Arrays.set(row.releasableTo));
        tellReleased(row);
    }

    /** Tells what hangs on the dossier that its releases are others now. */
    void tellReleased(ProjectRow row) {
        entities.flush();
        released.fire(new ReleaseChanged(row.id));
    }

    /**
     * Stamps one section anew, after its consents or its marking changed, and takes from earlier versions those who don't
     * see the current one any more.
     *
     * @return who sees it now; empty where the dossier has no such section
     */
    Optional<Set<String>> restamp(ProjectRow row, Section section) {
        Context context = context(row);
        Optional<Sealed> current = seal(row, section);
        Optional<Set<String>> audience = current.map(seal -> audience(seal, context));
        entities.flush();
        audience.ifPresent(readers -> {
            sections.restamp(row.id, section.path(), readers);
            sections.narrow(row.id, section.path());
            if (isShownInLists(section)) {
                tellLists(row);
            }
        });
        tellReleased(row);
        return audience;
    }

    /** The seals of the current sections. */
    List<Sealed> seals(ProjectRow row) {
        return sections.seals(row.id, row.dossierVersion);
    }

    Optional<Sealed> seal(ProjectRow row, Section section) {
        return seals(row).stream()
                .filter(seal -> seal.section().equals(section.path()))
                .findFirst();
    }

    /** Who sees a section by its marking and today's consents. */
    static Set<String> audience(Sealed seal, Context context) {
        Section section = Section.of(seal.section()).orElseThrow();
        return SectionMarkings.audience(section, seal.hash(), inForce(section, seal.marking(), context), context);
    }

    static Marking inForce(Section section, StoredMarking own, Context context) {
        return SectionMarkings.inForce(section, own == null ? null : own.marking(), context);
    }

    /** Shows in lists what all who see the project may read. */
    void showInLists(ProjectRow row) {
        entities.flush();
        show(row, frozen.releasedTo(row.id, row.dossierVersion, Arrays.set(row.releasableTo)));
        entities.flush();
    }

    /** Does so for the project and for its candidacies. */
    void tellLists(ProjectRow row) {
        // Sections read before may be stale: their audiences were changed past Hibernate.
        entities.flush();
        entities.clear();
        ProjectRow fresh = projects.lock(row.id).orElseThrow();
        showInLists(fresh);
        edited.fire(new DossierEdited(fresh.facts()));
        entities.flush();
    }

    static boolean isShownInLists(Section section) {
        return section == Section.IDENTITY || section == Section.SITES || section == Section.PRODUCTION;
    }

    static void show(ProjectRow row, Released released) {
        row.countries = released.countries().toArray(String[]::new);
        row.minerals = released.minerals().toArray(String[]::new);
        row.steps = released.steps().toArray(String[]::new);
    }

    static List<String> words(ProjectRow row) {
        return NameKeys.words(row.name + " " + row.promoterName);
    }

    /** Those of the project's own party who see something with that audience. */
    Set<String> ownReaders(ProjectRow row, Set<String> audience) {
        Set<String> own = row.sharing == Sharing.AGENCY
                ? Set.of(Audience.agency(row.nominatingAgency))
                : Set.of(row.nominatingParty);
        if (audience.contains(Audience.EVERYONE) || audience.contains(row.nominatingParty)) {
            return own;
        }
        Function<String, String> partyOf = partyOf();
        Set<String> readers = new TreeSet<>();
        audience.stream()
                .filter(principal -> principal.indexOf(':') >= 0)
                .filter(principal -> row.nominatingParty.equals(partyOf.apply(principal))
                        || principal.equals(Audience.agency(row.nominatingAgency)))
                .forEach(readers::add);
        return readers;
    }
}
