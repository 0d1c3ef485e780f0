package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.dossier.DossierEdited;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.dossier.Released;
import org.criticalminerals.pipeline.project.duplicate.DuplicateService;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Owner;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;

/**
 * What parties do with candidacies: submit a project under an agreement, ask for its gates, hold, resume, withdraw. Each
 * command runs in its caller's transaction and locks the candidacy first. What reviews do to them is in
 * {@link ReviewOutcomes}.
 */
@ApplicationScoped
public class CandidacyService {

    private static final int FIRST = 1;

    private final Candidacies candidacies;
    private final GateRequests requests;
    private final DossierService dossiers;
    private final DossierReading dossierReading;
    private final DuplicateService duplicates;
    private final ReferenceService reference;
    private final HistoryService history;
    private final ActingOfficials officials;
    private final Outbox outbox;
    private final Vocabulary vocabulary;
    private final ObjectMapper json;
    private final EntityManager entities;
    private final Clock clock;

    CandidacyService(
            Candidacies candidacies,
            GateRequests requests,
            DossierService dossiers,
            DossierReading dossierReading,
            DuplicateService duplicates,
            ReferenceService reference,
            HistoryService history,
            ActingOfficials officials,
            Outbox outbox,
            Vocabulary vocabulary,
            ObjectMapper json,
            EntityManager entities,
            Clock clock) {
        this.candidacies = candidacies;
        this.requests = requests;
        this.dossiers = dossiers;
        this.dossierReading = dossierReading;
        this.duplicates = duplicates;
        this.reference = reference;
        this.history = history;
        this.officials = officials;
        this.outbox = outbox;
        this.vocabulary = vocabulary;
        this.json = json;
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
    public java.util.Optional<String> obstacle(AgreementState agreement, String party) {
        if (agreement.lifecycle() == AgreementLifecycle.ENDED) {
            return java.util.Optional.of("the agreement has ended");
        }
        return agreement.parties().contains(party)
                ? java.util.Optional.empty()
                : java.util.Optional.of(party + " is not a party of " + agreement.code() + "; its parties are "
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
        Released released = dossiers.releasedTo(project.id(), project.dossierVersion(), audience);
        show(row, project, released);
        candidacies.persist(row);
        entities.flush();
        candidacies.indexNew(row.id, terms(row, project, released));
        outbox.publish(
                new ProjectEvent.CandidacySubmitted(
                        project.id(),
                        project.name(),
                        agreement.code(),
                        project.nominatingParty(),
                        project.nominatingAgency(),
                        project.dossierVersion(),
                        Set.copyOf(released.countries()),
                        row.version,
                        by),
                row.version,
                audience,
                by.party());
        history.record(new HistoryService.Fact(
                project.id(),
                HistoryType.SUBMITTED,
                agreement.code(),
                by,
                Map.of("dossierVersion", project.dossierVersion()),
                audience));
    }

    /** The parties of the agreement; the nominating one also after it left, since the candidacy stays its own. */
    private static Set<String> audience(AgreementState agreement, String nominatingParty) {
        Set<String> parties = new TreeSet<>(agreement.parties());
        parties.add(nominatingParty);
        return Audience.parties(parties);
    }

    /** Shows a candidacy, whose row is locked, to the parties that its agreement has now; in a worker transaction. */
    void show(CandidacyRow row, ProjectFacts project) {
        row.releasableTo = Arrays.of(audience(requireAgreement(row.agreement), row.nominatingParty));
        Released released = dossiers.releasedTo(project.id(), project.dossierVersion(), Arrays.set(row.releasableTo));
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
            Released released =
                    dossiers.releasedTo(project.id(), project.dossierVersion(), Arrays.set(row.releasableTo));
            show(row, project, released);
            candidacies.index(row.id, terms(row, project, released));
        }
    }

    /**
     * Asks for the next gate and freezes the dossier version for it.
     *
     * @return the request's number
     */
    public int requestGate(UUID project, String agreement, String ifMatch, String note) {
        Acting acting = begin(project, agreement, ifMatch, Act.REQUEST_GATE);
        CandidacyRow row = acting.row();
        CandidacyRules.Done done = act(row, Action.REQUEST_GATE);
        Gate gate = row.state().nextGate().orElseThrow();
        ProjectFacts facts = dossierReading.get(project);
        requireSections(facts, acting.agreement(), gate);
        Set<String> countries = siteCountries(facts);
        if (gate == Gate.SCREENING) {
            checkDuplicates(row, acting.official());
        }
        Instant now = clock.instant();
        int number = row.requests + 1;
        row.requests = number;
        row.become(done.next(), now);
        GateRequestRow request =
                freeze(row, number, gate, facts, note, acting.official().actor(), now);
        requests.persist(request);
        tellRequested(row, request, facts, countries, acting.official());
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

    /** The sections that a gate needs and that the dossier hasn't; for the project's own party. */
    List<String> missing(ProjectFacts project, AgreementState agreement, Gate gate) {
        Set<Section> required = EnumSet.noneOf(Section.class);
        required.addAll(agreement.requiredSections().getOrDefault(gate, Set.of()));
        required.removeAll(dossierReading.present(project.id(), project.dossierVersion()));
        return required.stream().map(Section::path).toList();
    }

    private Set<String> siteCountries(ProjectFacts project) {
        Set<String> countries = dossiers.siteCountries(project.id(), project.dossierVersion());
        boolean areHidden = countries.isEmpty()
                && dossierReading
                        .present(project.id(), project.dossierVersion())
                        .contains(Section.SITES);
        if (areHidden) {
            throw Problems.forbidden(
                    "section-not-released",
                    "Rules depend on the countries of the sites, and that section is marked for other officials of your"
                            + " party. Ask one of them to ask for the gate.");
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

    private GateRequestRow freeze(
            CandidacyRow row, int number, Gate gate, ProjectFacts project, String note, Actor by, Instant now) {
        GateRequestRow request = new GateRequestRow();
        request.key = new GateRequestRow.Key(row.id, number);
        request.gate = gate;
        request.state = GateRequestState.REQUESTED;
        request.dossierVersion = project.dossierVersion();
        request.dossierHash = dossiers.hash(project.id(), project.dossierVersion());
        request.seals = json.valueToTree(dossiers.seals(project.id(), project.dossierVersion()));
        request.note = note;
        request.requestedAt = now;
        request.requestedBy = by;
        request.conditions = JsonNodeFactory.instance.arrayNode();
        request.releasableTo = row.releasableTo;
        return request;
    }

    private void tellRequested(
            CandidacyRow row,
            GateRequestRow request,
            ProjectFacts project,
            Set<String> countries,
            ActingOfficial official) {
        List<SectionSeal> seals = dossiers.seals(project.id(), request.dossierVersion);
        Set<String> audience = Arrays.set(row.releasableTo);
        outbox.publish(
                new ProjectEvent.GateRequested(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        request.gate,
                        request.key.number(),
                        request.dossierVersion,
                        request.dossierHash,
                        seals,
                        countries,
                        request.note,
                        row.nominatingParty,
                        dossiers.editors(project.id(), request.dossierVersion),
                        request.requestedAt,
                        row.version,
                        official.actor()),
                row.version,
                audience,
                official.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gate", request.gate);
        data.put("gateRequest", request.key.number());
        data.put("dossierVersion", request.dossierVersion);
        data.put("note", request.note);
        tell(row, HistoryType.GATE_REQUESTED, official.actor(), data);
    }

    /** Whether an act took effect, or was asked of an open review. */
    public enum Effect {
        DONE,
        ASKED
    }

    /** Takes a gate request back. The answer comes from its review. */
    public Effect withdrawRequest(UUID project, String agreement, int number, String ifMatch, String reasons) {
        Acting acting = begin(project, agreement, ifMatch, Act.WITHDRAW_REQUEST);
        if (number < FIRST || number > acting.row().requests) {
            throw Problems.notFound("gate request");
        }
        if (acting.row().pendingRequest == null || acting.row().pendingRequest != number) {
            throw concluded(number);
        }
        return apply(acting, Action.WITHDRAW_REQUEST, reasons);
    }

    private static RuntimeException concluded(int number) {
        return Problems.conflict(
                "gate-request-concluded",
                "The gate request is not pending any more",
                "Request " + number + " has its outcome; read the candidacy again.");
    }

    /** Pauses a candidacy. */
    public Effect hold(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(begin(project, agreement, ifMatch, Act.HOLD), Action.HOLD, reasons);
    }

    /** Lets a paused candidacy go on. */
    public Effect resume(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(begin(project, agreement, ifMatch, Act.RESUME), Action.RESUME, reasons);
    }

    /** Takes a candidacy back for good. */
    public Effect withdraw(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(begin(project, agreement, ifMatch, Act.WITHDRAW), Action.WITHDRAW, reasons);
    }

    private Effect apply(Acting acting, Action action, String reasons) {
        CandidacyRow row = acting.row();
        CandidacyRules.Done done = act(row, action);
        Instant now = clock.instant();
        row.become(done.next(), now);
        Effect effect = Effect.DONE;
        for (Consequence consequence : done.consequences()) {
            switch (consequence) {
                case Consequence.WithdrawalAsked asked -> {
                    ask(row, asked, reasons, acting.official(), now);
                    effect = Effect.ASKED;
                }
                case Consequence.Held held -> {
                    Actor by = acting.official().actor();
                    tellSteered(row, HistoryType.HELD, CandidacyEvents.held(row, reasons, now, by), reasons, by);
                }
                case Consequence.Resumed resumed -> {
                    Actor by = acting.official().actor();
                    tellSteered(row, HistoryType.RESUMED, CandidacyEvents.resumed(row, reasons, now, by), reasons, by);
                }
                case Consequence.Withdrawn withdrawn -> {
                    Actor by = acting.official().actor();
                    tellSteered(
                            row, HistoryType.WITHDRAWN, CandidacyEvents.withdrawn(row, reasons, now, by), reasons, by);
                }
                case Consequence.GateAsked other -> throw unexpected(other);
                case Consequence.UnderReview other -> throw unexpected(other);
                case Consequence.Noted other -> throw unexpected(other);
                case Consequence.RequestRefused other -> throw unexpected(other);
                case Consequence.RequestClosed other -> throw unexpected(other);
                case Consequence.StageMoved other -> throw unexpected(other);
                case Consequence.Selected other -> throw unexpected(other);
                case Consequence.Rejected other -> throw unexpected(other);
                case Consequence.AskedTooLate other -> throw unexpected(other);
            }
        }
        return effect;
    }

    private static IllegalStateException unexpected(Consequence consequence) {
        return new IllegalStateException("Not a consequence of this act: " + consequence);
    }

    private void ask(
            CandidacyRow row, Consequence.WithdrawalAsked asked, String reasons, ActingOfficial official, Instant now) {
        row.askedReasons = reasons;
        row.askedBy = official.actor();
        outbox.publish(
                new ProjectEvent.ReviewWithdrawalRequested(
                        row.projectId, row.agreement, asked.request(), asked.cause(), reasons, now, official.actor()),
                row.version,
                Arrays.set(row.releasableTo),
                official.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gateRequest", asked.request());
        data.put("cause", asked.cause());
        data.put("reasons", reasons);
        tell(row, HistoryType.WITHDRAWAL_ASKED, official.actor(), data);
    }

    private void tellSteered(CandidacyRow row, HistoryType type, ProjectEvent event, String reasons, Actor by) {
        outbox.publish(event, row.version, Arrays.set(row.releasableTo), by.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stage", row.stage);
        data.put("reasons", reasons);
        tell(row, type, by, data);
    }

    private void tell(CandidacyRow row, HistoryType type, Actor by, Map<String, Object> data) {
        history.record(
                new HistoryService.Fact(row.projectId, type, row.agreement, by, data, Arrays.set(row.releasableTo)));
    }

    private record Acting(CandidacyRow row, AgreementState agreement, ActingOfficial official) {}

    private Acting begin(UUID project, String agreement, String ifMatch, Act act) {
        ActingOfficial official = officials.current();
        CandidacyRow locked = candidacies.lock(project, agreement).orElse(null);
        CandidacyRow row = locked == null
                ? candidacies.find(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"))
                : locked;
        AgreementState state = requireAgreement(agreement);
        switch (ProjectPermissions.may(official, act, owner(row, state))) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
        if (locked == null) {
            throw Problems.notFound("candidacy");
        }
        ETags.require(ifMatch, row.version);
        return new Acting(row, state, official);
    }

    /** The agreement of a candidacy, which was known when it was submitted. */
    AgreementState requireAgreement(String code) {
        return reference
                .agreement(code)
                .orElseThrow(() -> new IllegalStateException("The copy of agreement " + code + " is gone"));
    }

    private static CandidacyRules.Done act(CandidacyRow row, Action action) {
        return switch (CandidacyRules.act(row.state(), action, row.requests + 1)) {
            case CandidacyRules.Done done -> done;
            case CandidacyRules.Refused refused ->
                throw Problems.conflict(refused.rule(), refused.title(), refused.wayOut());
            case CandidacyRules.Ignored ignored -> throw new IllegalStateException("Acts are never ignored");
        };
    }

    static Owner owner(CandidacyRow row, AgreementState agreement) {
        return new Owner(
                row.nominatingParty,
                row.nominatingAgency,
                Sharing.SUBMITTED,
                agreement.leads().get(row.nominatingParty));
    }

    /** What an official can do with a candidacy now. */
    static List<String> permitted(CandidacyRow row, AgreementState agreement, ActingOfficial official) {
        List<String> permitted = new ArrayList<>();
        for (Action action : Action.values()) {
            boolean may = ProjectPermissions.may(official, Act.valueOf(action.name()), owner(row, agreement))
                    instanceof ProjectPermissions.Allowed;
            if (may && CandidacyRules.act(row.state(), action, row.requests + 1) instanceof CandidacyRules.Done) {
                permitted.add(action.name());
            }
        }
        return List.copyOf(permitted);
    }
}
