package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.candidacy.CandidacyAccess.Acting;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.FrozenDossiers;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.dossier.ReleaseService;
import org.criticalminerals.pipeline.project.duplicate.DuplicateService;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;

/** Asks for a candidacy's next gate: sees that what the gate needs is there, and freezes the dossier for it. */
@ApplicationScoped
class GateRequesting {

    private static final int MOST_NAMED = 5;

    private final CandidacyAccess access;
    private final GateRequests requests;
    private final DossierReading dossiers;
    private final FrozenDossiers frozenDossiers;
    private final ReleaseService releases;
    private final DuplicateService duplicates;
    private final HistoryService history;
    private final CandidacyAnnouncements announcements;
    private final Clock clock;

    GateRequesting(
            CandidacyAccess access,
            GateRequests requests,
            DossierReading dossiers,
            FrozenDossiers frozenDossiers,
            ReleaseService releases,
            DuplicateService duplicates,
            HistoryService history,
            CandidacyAnnouncements announcements,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.dossiers = dossiers;
        this.frozenDossiers = frozenDossiers;
        this.releases = releases;
        this.duplicates = duplicates;
        this.history = history;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Asks for the next gate and freezes the dossier version for it.
     *
     * @return the request's number
     */
    int requestGate(UUID project, String agreement, String ifMatch, String note) {
        Acting acting = access.begin(project, agreement, ifMatch, Act.REQUEST_GATE);
        CandidacyRow row = acting.row();
        CandidacyRules.Done done = CandidacyAccess.act(row, Action.REQUEST_GATE);
        Gate gate = row.state().nextGate().orElseThrow();
        ProjectFacts facts = dossiers.get(project);
        requireSections(facts, acting.agreement(), gate);
        requireDisclosure(facts, acting.agreement(), gate);
        Set<String> countries = siteCountries(facts, acting.agreement());
        if (gate == Gate.SCREENING) {
            checkDuplicates(row, acting.official());
        }
        if (gate == Gate.ASSESSMENT) {
            requireSettledDuplicates(project);
        }
        Instant now = clock.instant();
        int number = row.requests + 1;
        row.requests = number;
        row.become(done.next(), now);
        Frozen frozen = new Frozen(
                facts.dossierVersion(),
                frozenDossiers.hash(project, facts.dossierVersion()),
                frozenDossiers.seals(project, facts.dossierVersion()),
                countries,
                frozenDossiers.editors(project, facts.dossierVersion()));
        Actor by = acting.official().actor();
        GateRequestRow request = request(row, number, gate, frozen, note, by, now);
        requests.persist(request);
        announcements.gateRequested(row, request, frozen, by);
        return number;
    }

    private void requireSections(ProjectFacts project, AgreementState agreement, Gate gate) {
        List<String> missing = missing(project, agreement, gate);
        if (!missing.isEmpty()) {
            throw Problems.conflict(
                    "sections-missing",
                    "The dossier is not complete for this gate",
                    "Before " + gate + " these sections have to be there: " + String.join(", ", missing)
                            + ". Fill them and ask again.",
                    Map.of("missing", missing));
        }
    }

    // DOMAIN.md, "Stages and gates": whom the promoter doesn't want to be known to can't select its project.
    private void requireDisclosure(ProjectFacts project, AgreementState agreement, Gate gate) {
        Set<String> undisclosed = undisclosed(project, agreement, gate);
        if (!undisclosed.isEmpty()) {
            throw Problems.conflict(
                    "disclosure-consent-missing",
                    "The promoter hasn't consented to disclosure",
                    "Before " + gate + " the promoter's consent to disclosure has to be on record for "
                            + String.join(", ", undisclosed)
                            + ". Record it among the project's consents and ask again.",
                    Map.of("parties", undisclosed));
        }
    }

    /** The parties for which a gate still lacks the promoter's consent to disclosure; for the project's own party. */
    Set<String> undisclosed(ProjectFacts project, AgreementState agreement, Gate gate) {
        return gate == Gate.SUPPORT ? releases.undisclosed(project, agreement.parties()) : Set.of();
    }

    /** The sections that a gate needs and that the dossier hasn't; for the project's own party. */
    List<String> missing(ProjectFacts project, AgreementState agreement, Gate gate) {
        Set<Section> required = EnumSet.noneOf(Section.class);
        required.addAll(agreement.requiredSections().getOrDefault(gate, Set.of()));
        required.removeAll(dossiers.present(project.id(), project.dossierVersion()));
        return required.stream().map(Section::path).toList();
    }

    // The review tells the parties in which countries the sites lie: by its rules, its host states and its criteria.
    private Set<String> siteCountries(ProjectFacts project, AgreementState agreement) {
        Set<String> countries = frozenDossiers.siteCountries(project.id(), project.dossierVersion());
        boolean areHidden = countries.isEmpty()
                && dossiers.present(project.id(), project.dossierVersion()).contains(Section.SITES);
        if (areHidden) {
            throw Problems.forbidden(
                    "section-not-released",
                    "Rules depend on the countries of the sites, and that section is marked for other officials of your"
                            + " party. Ask one of them to ask for the gate.");
        }
        if (!frozenDossiers.areSitesReleasedTo(
                project.id(), project.dossierVersion(), Set.copyOf(agreement.parties()))) {
            throw Problems.conflict(
                    "sites-not-released",
                    "The parties may not read where the sites lie",
                    "The parties of " + agreement.code() + " decide by rules that ask in which countries the sites lie."
                            + " Have a signatory of yours mark the section sites so that all of them may read it, and ask again.");
        }
        return countries;
    }

    private void checkDuplicates(CandidacyRow row, ActingOfficial official) {
        DuplicateService.Check check = duplicates.check(row.projectId);
        history.record(new HistoryService.Fact(
                row.projectId,
                HistoryType.DUPLICATES_CHECKED,
                row.agreement,
                official.actor(),
                Map.of("items", check.items()),
                // Found among what this agency sees: others may not see all of it.
                Set.of(Audience.agency(official.agency()))));
    }

    // DOMAIN.md, "Stages and gates": the assessment is asked for once that is settled.
    private void requireSettledDuplicates(UUID project) {
        List<DuplicateService.Duplicate> open = duplicates.check(project).open();
        if (!open.isEmpty()) {
            String named = open.stream()
                    .limit(MOST_NAMED)
                    .map(duplicate -> "“" + duplicate.name() + "”")
                    .collect(Collectors.joining(", "));
            throw Problems.conflict(
                    "duplicates-unsettled",
                    "Projects that look alike aren't settled",
                    "Before " + Gate.ASSESSMENT + " it has to be settled whether this project is the same as " + named
                            + (open.size() > MOST_NAMED ? " and " + (open.size() - MOST_NAMED) + " more" : "")
                            + ". Compare them among the project's duplicates, say with a reason what they are, and ask"
                            + " again.",
                    Map.of(
                            "projects",
                            open.stream()
                                    .map(DuplicateService.Duplicate::projectId)
                                    .toList()));
        }
    }

    private GateRequestRow request(
            CandidacyRow row, int number, Gate gate, Frozen frozen, String note, Actor by, Instant now) {
        GateRequestRow request = new GateRequestRow();
        request.key = new GateRequestRow.Key(row.id, number);
        request.gate = gate;
        request.state = GateRequestState.REQUESTED;
        request.dossierVersion = frozen.version();
        request.dossierHash = frozen.hash();
        request.note = note;
        request.requestedAt = now;
        request.requestedBy = by;
        request.conditions = JsonNodeFactory.instance.arrayNode();
        request.releasableTo = row.releasableTo;
        return request;
    }
}
