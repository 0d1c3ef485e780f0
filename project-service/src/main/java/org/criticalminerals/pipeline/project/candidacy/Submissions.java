package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.dossier.DossierEdited;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.FrozenDossiers;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.dossier.Released;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;

/** Submits projects under agreements, and keeps what lists show of a candidacy like the dossier. */
@ApplicationScoped
public class Submissions {

    private static final int FIRST = 1;

    private final Candidacies candidacies;
    private final DossierService dossiers;
    private final DossierReading dossierReading;
    private final FrozenDossiers frozen;
    private final ReferenceService reference;
    private final CandidacyAnnouncements announcements;
    private final ActingOfficials officials;
    private final Vocabulary vocabulary;
    private final EntityManager entities;
    private final Clock clock;

    Submissions(
            Candidacies candidacies,
            DossierService dossiers,
            DossierReading dossierReading,
            FrozenDossiers frozen,
            ReferenceService reference,
            CandidacyAnnouncements announcements,
            ActingOfficials officials,
            Vocabulary vocabulary,
            EntityManager entities,
            Clock clock) {
        this.candidacies = candidacies;
        this.dossiers = dossiers;
        this.dossierReading = dossierReading;
        this.frozen = frozen;
        this.reference = reference;
        this.announcements = announcements;
        this.officials = officials;
        this.vocabulary = vocabulary;
        this.entities = entities;
        this.clock = clock;
    }

    /** Submits a project under an agreement; its parties see it from now on. */
    public void submit(UUID project, String ifMatch, String code) {
        ActingOfficial official = officials.current();
        dossierReading.get(project);
        AgreementState agreement = reference
                .agreement(code)
                .orElseThrow(() -> Problems.invalid(
                        "/agreement", "is no agreement that is known here; GET /api/v1/agreements lists them"));
        ProjectFacts opened = dossiers.openTo(project, ifMatch, agreement);
        requireOpenFor(agreement, opened.nominatingParty());
        if (candidacies.find(project, code).isPresent()) {
            throw Problems.conflict(
                    "submitted-already",
                    "The project is submitted already",
                    "It has a candidacy under " + code + "; go on with that one.");
        }
        enter(opened, agreement, official.actor());
    }

    private static void requireOpenFor(AgreementState agreement, String party) {
        if (agreement.lifecycle() == AgreementLifecycle.ENDED) {
            throw Problems.conflict(
                    "agreement-ended",
                    "The agreement has ended",
                    "Submit the project under an agreement that is in force.");
        }
        if (!agreement.parties().contains(party)) {
            throw Problems.conflict(
                    "party-not-in-agreement",
                    "Your party is not in this agreement",
                    "The parties of " + agreement.code() + " are " + String.join(", ", agreement.parties())
                            + ". Submit the project under an agreement of " + party + ".");
        }
    }

    /** Why a party can't submit under an agreement; empty where it can. For imports, which report instead of refusing. */
    public Optional<String> obstacle(AgreementState agreement, String party) {
        if (agreement.lifecycle() == AgreementLifecycle.ENDED) {
            return Optional.of("the agreement has ended");
        }
        return agreement.parties().contains(party)
                ? Optional.empty()
                : Optional.of(party + " is not a party of " + agreement.code() + "; its parties are "
                        + String.join(", ", agreement.parties()));
    }

    /** Enters the candidacy of a project that was opened to an agreement's parties before. */
    public void enter(ProjectFacts project, AgreementState agreement, Actor by) {
        Instant now = clock.instant();
        CandidacyRow row = new CandidacyRow();
        row.id = Ids.next();
        row.projectId = project.id();
        row.agreement = agreement.code();
        row.nominatingParty = project.nominatingParty();
        row.nominatingAgency = project.nominatingAgency();
        row.stage = Stage.IDENTIFICATION;
        row.status = CandidacyStatus.ACTIVE;
        row.version = FIRST;
        row.stageSince = now;
        row.submittedAt = now;
        row.submittedBy = by;
        row.waitingOn = new String[0];
        Set<String> audience = audience(agreement, row.nominatingParty);
        row.releasableTo = Arrays.of(audience);
        Released released = frozen.releasedTo(project.id(), project.dossierVersion(), audience);
        show(row, project, released);
        candidacies.persist(row);
        entities.flush();
        candidacies.indexNew(row.id, terms(row, project, released));
        announcements.submitted(row, project.dossierVersion(), by);
    }

    /** The parties of the agreement; the nominating one also after it left, since the candidacy stays its own. */
    private static Set<String> audience(AgreementState agreement, String nominatingParty) {
        Set<String> parties = new TreeSet<>(agreement.parties());
        parties.add(nominatingParty);
        return Audience.parties(parties);
    }

    /** Shows a candidacy, whose row is locked, to the parties that its agreement has now; in a worker transaction. */
    void show(CandidacyRow row, ProjectFacts project) {
        AgreementState agreement = reference.agreement(row.agreement).orElseThrow();
        row.releasableTo = Arrays.of(audience(agreement, row.nominatingParty));
        row.nominatorLeft = !agreement.parties().contains(row.nominatingParty);
        Released released = frozen.releasedTo(project.id(), project.dossierVersion(), Arrays.set(row.releasableTo));
        show(row, project, released);
        entities.flush();
        candidacies.index(row.id, terms(row, project, released));
    }

    private Set<String> terms(CandidacyRow row, ProjectFacts project, Released released) {
        return SearchTerms.of(released, DossierReading.nameWords(project), Arrays.set(row.releasableTo), vocabulary);
    }

    private static void show(CandidacyRow row, ProjectFacts project, Released released) {
        row.projectName = project.name();
        row.promoterName = project.promoterName();
        row.promoterIdentifier = project.promoterIdentifier();
        row.minerals = released.minerals().toArray(String[]::new);
        row.steps = released.steps().toArray(String[]::new);
        row.countries = released.countries().toArray(String[]::new);
    }

    void refresh(@Observes DossierEdited edited) {
        ProjectFacts project = edited.project();
        for (CandidacyRow row : candidacies.lockAll(project.id())) {
            Released released = frozen.releasedTo(project.id(), project.dossierVersion(), Arrays.set(row.releasableTo));
            show(row, project, released);
            candidacies.index(row.id, terms(row, project, released));
        }
    }
}
