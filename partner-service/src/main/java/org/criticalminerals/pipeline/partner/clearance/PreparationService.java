package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ClearanceAnswer;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.recusal.RecusalService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What officials do inside their party before it signs: draft, ask, answer, give work to a colleague. Each locks the
 * preparation's row first; the other parties' acts on the review never wait for it.
 */
@ApplicationScoped
public class PreparationService {

    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SUBJECT = 100;
    private static final int MOST_WORKING_DAYS = 60;

    private final PreparationRepository preparations;
    private final ClearanceAnnouncements announcements;
    private final ClearanceDates dates;
    private final ReviewProgress reviews;
    private final RecusalService recusals;
    private final OfficialService officials;
    private final PartyService parties;
    private final AgreementService agreements;
    private final Clock clock;
    private final int usualDays;

    PreparationService(
            PreparationRepository preparations,
            ClearanceAnnouncements announcements,
            ClearanceDates dates,
            ReviewProgress reviews,
            RecusalService recusals,
            OfficialService officials,
            PartyService parties,
            AgreementService agreements,
            Clock clock,
            @ConfigProperty(name = "pipeline.clearances.working-days") int usualDays) {
        this.preparations = preparations;
        this.announcements = announcements;
        this.dates = dates;
        this.reviews = reviews;
        this.recusals = recusals;
        this.officials = officials;
        this.parties = parties;
        this.agreements = agreements;
        this.clock = clock;
        this.usualDays = usualDays;
    }

    /** A review opened: each party gets its preparation, and who must clear is asked. */
    void begin(ReviewFacts review) {
        AgreementDefinition definition =
                agreements.find(review.agreement()).orElseThrow().definition();
        for (String party : review.parties()) {
            String lead = review.leads().get(party);
            if (lead == null) {
                continue;
            }
            Preparation preparation = new Preparation();
            preparation.reviewId = review.id();
            preparation.party = party;
            preparation.type = review.type();
            preparation.projectId = review.projectId();
            preparation.projectName = review.projectName();
            preparation.agreement = review.agreement();
            preparation.gate = review.gate() == null ? null : review.gate().name();
            preparation.lead = lead;
            preparation.consulted =
                    definition.consulted().getOrDefault(party, List.of()).toArray(String[]::new);
            preparation.mandatory = definition
                    .mandatoryClearance()
                    .getOrDefault(party, List.of())
                    .toArray(String[]::new);
            preparation.open = true;
            preparation.releasableTo = new String[] {party};
            preparations.persistAndFlush(preparation);
            for (String agency : preparation.mandatory) {
                Clearance clearance = Clearance.of(preparation, agency);
                dates.set(clearance, usualDays, review.openedAt(), review.deadline());
                preparations.add(clearance);
                announcements.requested(preparation, clearance, null);
            }
        }
    }

    /** A review is over: whatever still waits in its preparations waits no more. */
    void end(ReviewFacts review) {
        preparations.markEnded(review.id(), clock.instant(), review.releasableTo());
    }

    /** Closes the preparations of a review that ended; false where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean closeNext() {
        Optional<EndedReview> ended = preparations.claimEnded();
        ended.ifPresent(preparations::close);
        return ended.isPresent();
    }

    /** Reminds of the clearances of one preparation that are due; false where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean remindNext() {
        Instant now = clock.instant();
        Optional<Preparation> due = preparations.claimDue(now);
        due.ifPresent(preparation -> preparations.clearances(preparation.reviewId, preparation.party).stream()
                .filter(clearance -> clearance.open && !clearance.answered)
                .filter(clearance -> clearance.remindAt != null && !clearance.remindAt.isAfter(now))
                .forEach(clearance -> {
                    clearance.remindAt = ClearanceRules.nextReminder(now, clearance.dueAt);
                    announcements.reminderDue(preparation, clearance, now);
                }));
        return due.isPresent();
    }

    /** Writes a version of the own party's draft. */
    @Transactional
    void draft(UUID reviewId, ActingOfficial official, NewDraft request) {
        Preparation preparation = lock(reviewId, official);
        ReviewFacts review = requireOpen(reviewId);
        requireLead(preparation, official, "drafts the position");
        recusals.requireNotRecused(review, official, "draft");
        if (request == null) {
            throw Problems.invalid("", "The body must hold the draft; anything in it may be missing");
        }
        List<FieldError> errors = DraftCheck.errors(request);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        DraftPosition latest =
                preparations.latestDraft(reviewId, official.party()).orElse(null);
        requireLatest(
                latest == null ? 0 : latest.version,
                request.replaces(),
                latest == null ? "" : latest.writtenByName + " wrote version " + latest.version + ". ");
        DraftPosition draft = new DraftPosition();
        draft.id = Ids.next();
        draft.reviewId = reviewId;
        draft.party = official.party();
        draft.version = latest == null ? 1 : latest.version + 1;
        draft.agency = official.agency();
        draft.decision = DraftCheck.decision(request.decision()).orElse(null);
        draft.isFinal = Boolean.TRUE.equals(request.isFinal());
        draft.reasons = request.reasons() == null || request.reasons().isBlank()
                ? null
                : request.reasons().strip();
        draft.conditions = request.signedConditions();
        draft.writtenBy = official.subject();
        draft.writtenByName = official.name();
        draft.writtenAt = clock.instant();
        draft.releasableTo = preparation.releasableTo;
        preparations.add(draft);
        preparation.revision++;
    }

    /**
     * What an agency is asked over HTTP.
     *
     * @param agency the agency, one of those that the agreement has consulted
     * @param workingDays how many working days of the own party it has; absent for the usual number
     * @param question what it should look at; absent where nothing in particular
     */
    public record Question(String agency, Integer workingDays, String question) {}

    /** Asks an agency of the own party, for the first time or again. */
    @Transactional
    void ask(UUID reviewId, ActingOfficial official, Question request) {
        Preparation preparation = lock(reviewId, official);
        ReviewFacts review = requireOpen(reviewId);
        requireLead(preparation, official, "asks agencies to clear");
        recusals.requireNotRecused(review, official, "ask for clearances");
        if (request == null || request.agency() == null) {
            throw Problems.invalid("/agency", "is missing: the agency that is asked");
        }
        if (!List.of(preparation.consulted).contains(request.agency())) {
            throw Problems.invalid(
                    "/agency",
                    "must be one that " + preparation.party + " consults under " + preparation.agreement + ": "
                            + String.join(", ", preparation.consulted));
        }
        int days = request.workingDays() == null ? usualDays : request.workingDays();
        if (days < 1 || days > MOST_WORKING_DAYS) {
            throw Problems.invalid("/workingDays", "must be from 1 to " + MOST_WORKING_DAYS);
        }
        Clearance clearance = preparations
                .clearance(reviewId, official.party(), request.agency())
                .orElse(null);
        if (clearance != null && !clearance.answered) {
            throw Problems.conflict(
                    "clearance-asked",
                    "Asked already",
                    parties.nameOf(request.agency()) + " has been asked and has until " + clearance.dueAt
                            + ". Wait for its answer, or speak with it; once it has answered it can be asked again.");
        }
        boolean isNew = clearance == null;
        if (isNew) {
            clearance = Clearance.of(preparation, request.agency());
        }
        clearance.question = FreeText.optional("/question", request.question(), LONGEST_QUESTION);
        clearance.draftVersion = preparations
                .latestDraft(reviewId, official.party())
                .map(draft -> draft.version)
                .orElse(null);
        clearance.requestedBy = official.subject();
        clearance.requestedByName = official.name();
        clearance.answered = false;
        dates.set(clearance, days, clock.instant(), review.deadline());
        if (isNew) {
            preparations.add(clearance);
        }
        announcements.requested(preparation, clearance, official);
    }

    /**
     * What an agency answers over HTTP.
     *
     * @param answer {@code CONCUR}, {@code CONCUR_WITH_COMMENT} or {@code NON_CONCUR}
     * @param comment why; needed but for {@code CONCUR}
     * @param draftVersion the draft that was read; absent where there is none
     * @param replaces the version of the own answer that this one replaces; absent for the first
     */
    public record Answer(String answer, String comment, Integer draftVersion, Integer replaces) {}

    /**
     * Answers for the own agency.
     *
     * @return whether it is the agency's first answer on this review
     */
    @Transactional
    boolean answer(UUID reviewId, String agency, ActingOfficial official, Answer request) {
        Preparation preparation = lock(reviewId, official);
        ReviewFacts review = requireOpen(reviewId);
        Clearance clearance = preparations
                .clearance(reviewId, official.party(), agency)
                .orElseThrow(() -> Problems.notFound("clearance"));
        requireOwn(clearance, official, "answers");
        recusals.requireNotRecused(review, official, "clear");
        ClearanceAnswer answer = requireValid(request);
        String comment = FreeText.optional("/comment", request.comment(), LONGEST_COMMENT);
        Integer draft = preparations
                .latestDraft(reviewId, official.party())
                .map(one -> one.version)
                .orElse(null);
        requireKnownDraft(request.draftVersion(), draft);
        GivenClearance latest = preparations.answers(reviewId, official.party(), agency, Integer.MAX_VALUE, 1).stream()
                .findFirst()
                .orElse(null);
        requireLatest(
                latest == null ? 0 : latest.version,
                request.replaces(),
                latest == null ? "" : latest.answeredByName + " answered " + latest.answer + ". ");
        GivenClearance given = new GivenClearance();
        given.id = Ids.next();
        given.reviewId = reviewId;
        given.party = official.party();
        given.agency = agency;
        given.version = latest == null ? 1 : latest.version + 1;
        given.answer = answer;
        given.comment = comment;
        given.draftVersion = request.draftVersion();
        given.answeredBy = official.subject();
        given.answeredByName = official.name();
        given.answeredAt = clock.instant();
        given.releasableTo = preparation.releasableTo;
        preparations.add(given);
        clearance.answered = true;
        clearance.remindAt = null;
        List<Clearance> asked = preparations.clearances(reviewId, official.party());
        announcements.given(preparation, given, PreparationQueries.missing(preparation, asked), official);
        return latest == null;
    }

    /**
     * To whom something is given over HTTP.
     *
     * @param official a desk officer or signatory of the own agency; absent to give it back to the desk
     * @param note what they should know; absent where nothing
     */
    public record Assignment(String official, String note) {}

    /** Gives the draft to a colleague of the lead, or back to its desk. */
    @Transactional
    void assign(UUID reviewId, ActingOfficial official, Assignment request) {
        Preparation preparation = lock(reviewId, official);
        ReviewFacts review = requireOpen(reviewId);
        requireLead(preparation, official, "gives it to somebody");
        Optional<Official> to = colleague(review, request, official);
        preparation.assign(
                to.map(Official::subject).orElse(null),
                to.map(Official::name).orElse(null),
                note(request),
                clock.instant());
        preparation.revision++;
    }

    /** Gives a clearance to a colleague of the agency that is asked, or back to its desk. */
    @Transactional
    void assignClearance(UUID reviewId, String agency, ActingOfficial official, Assignment request) {
        Preparation preparation = lock(reviewId, official);
        ReviewFacts review = requireOpen(reviewId);
        Clearance clearance = preparations
                .clearance(reviewId, official.party(), agency)
                .orElseThrow(() -> Problems.notFound("clearance"));
        requireOwn(clearance, official, "gives it to somebody");
        Optional<Official> to = colleague(review, request, official);
        clearance.assign(
                to.map(Official::subject).orElse(null), to.map(Official::name).orElse(null), note(request));
        preparation.revision++;
    }

    /**
     * Something that an official has in hand.
     *
     * @param reviewId the review
     * @param projectName its project
     * @param kind {@code DRAFT} or {@code CLEARANCE}
     */
    public record InHand(UUID reviewId, String projectName, String kind) {}

    /** What an official has in hand on open reviews. */
    @Transactional
    public List<InHand> inHand(String official) {
        List<InHand> inHand = new ArrayList<>();
        preparations.inHandOf(official).forEach(one -> inHand.add(new InHand(one.reviewId, one.projectName, "DRAFT")));
        preparations
                .clearancesInHandOf(official)
                .forEach(one -> inHand.add(new InHand(one.reviewId, one.projectName, "CLEARANCE")));
        return List.copyOf(inHand);
    }

    /**
     * Gives all that an official has in hand to another, or back to the desks of their agency. Who keeps out of a review
     * gets nothing of it: that goes to the desk as well.
     *
     * @param to the successor; null for the desk
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<InHand> pass(String from, Official to, String note) {
        Instant now = clock.instant();
        List<InHand> passed = new ArrayList<>();
        for (Preparation preparation : preparations.lockInHandOf(from)) {
            Official successor = to != null && keepsOut(preparation, to) ? null : to;
            String subject = successor == null ? null : successor.subject();
            String name = successor == null ? null : successor.name();
            if (from.equals(preparation.assignee)) {
                preparation.assign(subject, name, note, now);
                passed.add(new InHand(preparation.reviewId, preparation.projectName, "DRAFT"));
            }
            preparations.clearances(preparation.reviewId, preparation.party).stream()
                    .filter(clearance -> clearance.open && !clearance.answered && from.equals(clearance.assignee))
                    .forEach(clearance -> {
                        clearance.assign(subject, name, note);
                        passed.add(new InHand(clearance.reviewId, clearance.projectName, "CLEARANCE"));
                    });
            preparation.revision++;
        }
        return List.copyOf(passed);
    }

    private boolean keepsOut(Preparation preparation, Official official) {
        return reviews.find(preparation.reviewId)
                .map(review ->
                        recusals.recused(List.of(review)).get(review.id()).contains(official.subject()))
                .orElse(false);
    }

    private Preparation lock(UUID reviewId, ActingOfficial official) {
        return preparations.lock(reviewId, official.party()).orElseThrow(() -> Problems.notFound("review"));
    }

    private ReviewFacts requireOpen(UUID reviewId) {
        ReviewFacts review = reviews.find(reviewId).orElseThrow(() -> Problems.notFound("review"));
        if (!review.isOpen()) {
            throw Problems.conflict(
                    "review-over",
                    "The review is over",
                    "Nothing is prepared on it any more. To decide anew, the gate has to be asked for again.");
        }
        return review;
    }

    private void requireLead(Preparation preparation, ActingOfficial official, String what) {
        if (!official.agency().equals(preparation.lead) || !official.mayDraft()) {
            throw Problems.forbidden(
                    "not-lead",
                    "For " + preparation.party + " a desk officer or signatory of " + parties.nameOf(preparation.lead)
                            + " (" + preparation.lead + ") " + what + " under " + preparation.agreement
                            + ". Ask one of them.");
        }
    }

    private void requireOwn(Clearance clearance, ActingOfficial official, String what) {
        if (!official.agency().equals(clearance.agency) || !official.mayDraft()) {
            throw Problems.forbidden(
                    "not-asked-agency",
                    "A desk officer or signatory of " + parties.nameOf(clearance.agency) + " (" + clearance.agency
                            + ") " + what + ". Ask one of them.");
        }
    }

    private static void requireLatest(int current, Integer replaces, String who) {
        if (current > 0 && replaces == null || replaces != null && replaces != current) {
            throw Problems.conflict(
                    "stale-version",
                    "It changed meanwhile",
                    current == 0
                            ? "There is no version yet, so there is none to replace. Leave out \"replaces\"."
                            : who + "Read it, and to replace it send \"replaces\": " + current + ".",
                    Map.of("currentVersion", current));
        }
    }

    private static void requireKnownDraft(Integer read, Integer latest) {
        int newest = latest == null ? 0 : latest;
        if (read != null && (read < 1 || read > newest)) {
            throw Problems.invalid("/draftVersion", "must be a version of the draft, from 1 to " + newest);
        }
        if (read == null && newest > 0) {
            throw Problems.invalid(
                    "/draftVersion", "must say which version of the draft was read; there are " + newest);
        }
    }

    private static ClearanceAnswer requireValid(Answer request) {
        if (request == null || request.answer() == null) {
            throw Problems.invalid("/answer", "is missing: CONCUR, CONCUR_WITH_COMMENT or NON_CONCUR");
        }
        ClearanceAnswer answer = Arrays.stream(ClearanceAnswer.values())
                .filter(one -> one.name().equals(request.answer()))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/answer", "must be CONCUR, CONCUR_WITH_COMMENT or NON_CONCUR"));
        if (answer != ClearanceAnswer.CONCUR
                && (request.comment() == null || request.comment().isBlank())) {
            throw Problems.invalid("/comment", "must say what your agency has to say; without anything, CONCUR");
        }
        return answer;
    }

    private Optional<Official> colleague(ReviewFacts review, Assignment request, ActingOfficial by) {
        if (request == null || request.official() == null || request.official().isEmpty()) {
            return Optional.empty();
        }
        if (request.official().length() > LONGEST_SUBJECT || request.official().indexOf('\0') >= 0) {
            throw Problems.invalid("/official", "must be a subject of the identity provider; see /api/v1/officials");
        }
        Official official = officials
                .find(request.official())
                .filter(one -> one.agency().equals(by.agency()) && one.mayDraft())
                .orElseThrow(() -> Problems.invalid(
                        "/official", "must be a desk officer or signatory of your agency; see /api/v1/officials"));
        if (recusals.recused(List.of(review)).get(review.id()).contains(official.subject())) {
            throw Problems.invalid("/official", "keeps out of this review because of a conflict of interest");
        }
        return Optional.of(official);
    }

    private static String note(Assignment request) {
        return request == null ? null : FreeText.optional("/note", request.note(), LONGEST_NOTE);
    }
}
