package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.record.RecordOfActs;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.access.AccessRequest.Status;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;
import org.criticalminerals.pipeline.partner.access.AccessRules.Decision;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;
import org.criticalminerals.pipeline.partner.access.Material.Found;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** The cases of requests for access to documents: what the officials of the party do that answers them. */
@ApplicationScoped
class AccessRequestService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PSEUDONYM_BYTES = 5;

    private final AccessRequestRepository requests;
    private final ConsultationRepository consultations;
    private final AccessLawService laws;
    private final AccessDates dates;
    private final Material material;
    private final AccessAnnouncements announcements;
    private final PartyService parties;
    private final RecordOfActs recordOfActs;
    private final Clock clock;

    AccessRequestService(
            AccessRequestRepository requests,
            ConsultationRepository consultations,
            AccessLawService laws,
            AccessDates dates,
            Material material,
            AccessAnnouncements announcements,
            PartyService parties,
            RecordOfActs recordOfActs,
            Clock clock) {
        this.requests = requests;
        this.consultations = consultations;
        this.laws = laws;
        this.dates = dates;
        this.material = material;
        this.announcements = announcements;
        this.parties = parties;
        this.recordOfActs = recordOfActs;
        this.clock = clock;
    }

    /** The own party's cases, newest first. */
    @Transactional
    List<AccessRequestView> list(Status status, UUID before, int limit, ActingOfficial reader) {
        return views(requests.page(reader.party(), status, before, limit), reader);
    }

    /** A case. */
    @Transactional
    AccessRequestView get(UUID id, ActingOfficial reader) {
        return view(requests.findByIdOptional(id).orElseThrow(AccessRequestService::unknown), reader);
    }

    /** Enters a request that came in, and consults the parties whose information it asks for. */
    @Transactional
    AccessRequestView enter(NewAccessRequest asked, ActingOfficial by) {
        AccessLaw law = laws.require(by.party());
        Instant now = clock.instant();
        LocalDate today = law.days().dayOf(now);
        List<FieldError> errors =
                new ArrayList<>(NewAccessRequestCheck.errors(asked, by.party(), parties.codes(), today));
        Found found = errors.isEmpty() ? material.find(asked, errors) : Found.NOTHING;
        Set<String> originators =
                AccessRules.originators(by.party(), found.originators(), new TreeSet<>(asked.originators()));
        String question = strippedOrNull(asked.question());
        if (errors.isEmpty() && !originators.isEmpty() && question == null) {
            errors.add(new FieldError("/question", "is missing: say what is put to " + String.join(", ", originators)));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        AccessRequest request = new AccessRequest();
        request.id = Ids.next();
        request.party = by.party();
        request.agency = by.agency();
        request.law = law.code();
        request.lawTitle = law.title();
        request.lawCitation = law.citation();
        request.reference = strippedOrNull(asked.reference());
        request.requester = pseudonym();
        request.subject = asked.subject().strip();
        request.question = question;
        request.scope = found.scope();
        request.receivedOn = asked.receivedOn() == null ? today : asked.receivedOn();
        request.dueAt = dates.due(law, request.receivedOn);
        request.status = Status.OPEN;
        request.revision = 1;
        request.enteredAt = now;
        request.releasableTo = new String[] {by.party()};
        requests.persistAndFlush(request);
        if (strippedOrNull(asked.requesterName()) != null) {
            AccessRequester requester = new AccessRequester();
            requester.requestId = request.id;
            requester.name = asked.requesterName().strip();
            requester.releasableTo = new String[] {Audience.agency(by.agency())};
            requests.name(requester);
        }
        if (found.scope().projects().size() == 1) {
            recordOfActs.about(found.scope().projects().getFirst().id());
        }
        originators.forEach(originator -> consult(request, law, originator, question, found, now));
        return view(request, by);
    }

    private static String strippedOrNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String pseudonym() {
        byte[] random = new byte[PSEUDONYM_BYTES];
        RANDOM.nextBytes(random);
        return "requester-" + HexFormat.of().formatHex(random);
    }

    private void consult(
            AccessRequest request, AccessLaw law, String originator, String question, Found found, Instant now) {
        AccessConsultation one = new AccessConsultation();
        one.id = Ids.next();
        one.requestId = request.id;
        one.party = originator;
        one.askingParty = request.party;
        one.askingAgency = request.agency;
        one.lawTitle = request.lawTitle;
        one.lawCitation = request.lawCitation;
        one.question = question;
        one.scope = found.scopeOf(originator);
        one.askedAt = now;
        one.dueAt = dates.consulted(law, originator, now, request.dueAt);
        one.remindAt = dates.reminder(law, originator, now, one.dueAt);
        one.revision = 1;
        one.releasableTo = new TreeSet<>(Set.of(request.party, originator)).toArray(String[]::new);
        consultations.persistAndFlush(one);
        announcements.asked(one);
    }

    /** Consults a further party. */
    @Transactional
    AccessRequestView consult(UUID id, String originator, String question, ActingOfficial by) {
        AccessRequest request = lockOwn(id, by);
        requireOpen(request);
        if (originator == null
                || originator.equals(request.party)
                || !parties.codes().contains(originator)) {
            throw Problems.invalid("/party", "must be another party");
        }
        if (consultations.of(List.of(id)).stream().anyMatch(one -> one.party.equals(originator))) {
            throw Problems.conflict(
                    "consulted-already",
                    "It is consulted already",
                    originator + " is consulted in this case. Read its answer there.");
        }
        String text = FreeText.required(
                "/question",
                question == null || question.isBlank() ? request.question : question,
                NewAccessRequestCheck.LONGEST_TEXT,
                "is missing: say what is put to " + originator);
        consult(request, laws.require(request.party), originator, text, material.again(request.scope), clock.instant());
        request.revision++;
        return view(request, by);
    }

    /** Extends the term, once. */
    @Transactional
    AccessRequestView extend(UUID id, String reason, ActingOfficial by) {
        AccessRequest request = lockOwn(id, by);
        AccessLaw law = laws.require(request.party);
        Instant now = clock.instant();
        AccessRules.extension(request.isOpen(), request.extendedAt, law.extension() != null, request.dueAt, now)
                .ifPresent(refusal -> {
                    throw Problems.conflict(refusal.rule(), "The term can't be extended", refusal.wayOut());
                });
        request.extensionReason =
                FreeText.required("/reason", reason, NewAccessRequestCheck.LONGEST_TEXT, "is missing: say why");
        request.extendedAt = now;
        request.dueAt = dates.extended(law, request.dueAt);
        request.revision++;
        return view(request, by);
    }

    /**
     * A decision.
     *
     * @param decision how the request ends
     * @param releases what is released of each originator's information
     * @param grounds on what the rest is refused, as codes of the law
     * @param reasons why
     */
    public record NewDecision(Decision decision, Map<String, Release> releases, List<String> grounds, String reasons) {
        public NewDecision {
            releases = releases == null ? Map.of() : new HashMap<>(releases);
            grounds = grounds == null ? List.of() : grounds;
        }
    }

    /** Decides; releases nothing of an originator that it hasn't released. */
    @Transactional
    AccessRequestView decide(UUID id, NewDecision decision, ActingOfficial by) {
        AccessRequest request = lockOwn(id, by);
        requireOpen(request);
        // Whoever answers at this moment waits here, or is waited for: the answer that counts is the latest.
        List<AccessConsultation> asked = consultations.lockAll(id);
        if (decision.decision() == null) {
            throw Problems.invalid("/decision", "is missing: FULL, PARTIAL or REFUSED");
        }
        if (decision.releases().containsValue(null)) {
            throw Problems.invalid("/releases", "each must be ALL, REDACTED or NONE");
        }
        AccessLaw law = laws.require(request.party);
        Map<UUID, AccessAnswer> given = consultations.answers(ids(asked));
        Map<String, Answer> answers = asked.stream()
                .filter(one -> given.containsKey(one.id))
                .collect(Collectors.toMap(one -> one.party, one -> given.get(one.id).answer));
        List<FieldError> faults = AccessRules.faults(
                decision.decision(),
                decision.releases(),
                answers,
                asked.stream().map(one -> one.party).collect(Collectors.toSet()),
                decision.grounds(),
                law.grounds().stream().map(AccessLaw.Ground::code).collect(Collectors.toSet()));
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        Instant now = clock.instant();
        request.decision = decision.decision();
        request.releases = new LinkedHashMap<>(decision.releases());
        request.grounds = decision.grounds().stream().distinct().toArray(String[]::new);
        request.reasons = FreeText.required(
                "/reasons", decision.reasons(), NewAccessRequestCheck.LONGEST_TEXT, "is missing: say why");
        request.decidedAt = now;
        request.decidedAgency = by.agency();
        request.status = Status.DECIDED;
        request.revision++;
        asked.forEach(one -> end(one, decision.releases().get(one.party), now));
        return view(request, by);
    }

    private void end(AccessConsultation one, Release released, Instant now) {
        one.endedAt = now;
        one.released = released;
        one.remindAt = null;
        one.revision++;
        announcements.ended(one);
    }

    /**
     * Closes a case.
     *
     * @param isWithdrawn whether who asked took it back; else it was answered as decided
     */
    @Transactional
    AccessRequestView close(UUID id, boolean isWithdrawn, String note, ActingOfficial by) {
        AccessRequest request = lockOwn(id, by);
        if (request.closedAt != null) {
            throw Problems.conflict("access-closed", "It is closed already", "Enter a new request if there is one.");
        }
        if (!isWithdrawn && request.isOpen()) {
            throw Problems.conflict(
                    "decision-missing", "It isn't decided", "Decide first, or close it as withdrawn by who asked.");
        }
        request.closingNote =
                FreeText.required("/note", note, NewAccessRequestCheck.LONGEST_TEXT, "is missing: say what was sent");
        request.closedAt = clock.instant();
        request.revision++;
        if (request.isOpen()) {
            consultations.lockAll(id).forEach(one -> end(one, null, request.closedAt));
        }
        request.status = isWithdrawn ? Status.WITHDRAWN : Status.ANSWERED;
        return view(request, by);
    }

    private AccessRequest lockOwn(UUID id, ActingOfficial by) {
        return requests.lock(id)
                .filter(request -> request.party.equals(by.party()))
                .orElseThrow(AccessRequestService::unknown);
    }

    private static void requireOpen(AccessRequest request) {
        if (!request.isOpen()) {
            throw Problems.conflict(
                    "access-decided", "It is decided", "The case is " + request.status + ". Enter a new one.");
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("access request");
    }

    private static List<UUID> ids(Collection<AccessConsultation> asked) {
        return asked.stream().map(one -> one.id).toList();
    }

    private AccessRequestView view(AccessRequest request, ActingOfficial reader) {
        return views(List.of(request), reader).getFirst();
    }

    private List<AccessRequestView> views(List<AccessRequest> rows, ActingOfficial reader) {
        List<AccessConsultation> asked =
                consultations.of(rows.stream().map(row -> row.id).toList());
        Map<UUID, AccessAnswer> answers = consultations.answers(ids(asked));
        Map<UUID, List<ConsultationView>> byRequest = asked.stream()
                .collect(Collectors.groupingBy(
                        one -> one.requestId,
                        Collectors.mapping(
                                one -> ConsultationView.of(one, answers.get(one.id), reader, clock.instant()),
                                Collectors.toList())));
        Map<UUID, String> names =
                requests.namesOf(rows.stream().map(row -> row.id).toList());
        boolean canExtend =
                laws.all().stream().anyMatch(law -> law.party().equals(reader.party()) && law.extension() != null);
        return rows.stream()
                .map(row -> AccessRequestView.of(
                        row,
                        names.get(row.id),
                        byRequest.getOrDefault(row.id, List.of()),
                        canExtend,
                        reader,
                        clock.instant()))
                .toList();
    }
}
