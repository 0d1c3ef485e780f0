package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.recusal.RecusalService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What officials do inside their party before it signs: draft, ask, answer. Each locks the preparation's row
 * first; the other parties' acts on the review never wait for it.
 */
@ApplicationScoped
public class PreparationService {

    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_COMMENT = 4_000;
    private static final int MOST_WORKING_DAYS = 60;

    private final PreparationRepository preparations;
    private final ClearanceAnnouncements announcements;
    private final ClearanceDates dates;
    private final PreparationAccess access;
    private final RecusalService recusals;
    private final PartyService parties;
    private final AgreementService agreements;
    private final Clock clock;
    private final int usualDays;

    PreparationService(
            PreparationRepository preparations,
            ClearanceAnnouncements announcements,
            ClearanceDates dates,
            PreparationAccess access,
            RecusalService recusals,
            PartyService parties,
            AgreementService agreements,
            Clock clock,
            @ConfigProperty(name = "pipeline.clearances.working-days") int usualDays) {
        this.preparations = preparations;
        this.announcements = announcements;
        this.dates = dates;
        this.access = access;
        this.recusals = recusals;
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
        Preparation preparation = access.lock(reviewId, official);
        ReviewFacts review = access.requireOpen(reviewId);
        access.requireLead(preparation, official, "drafts the position");
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
        draft.reserveUntil = request.reserveUntil();
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
        Preparation preparation = access.lock(reviewId, official);
        ReviewFacts review = access.requireOpen(reviewId);
        access.requireLead(preparation, official, "asks agencies to clear");
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
        Preparation preparation = access.lock(reviewId, official);
        ReviewFacts review = access.requireOpen(reviewId);
        Clearance clearance = preparations
                .clearance(reviewId, official.party(), agency)
                .orElseThrow(() -> Problems.notFound("clearance"));
        access.requireOwn(clearance, official, "answers");
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
}
