package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.record.RecordOfActs;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;

/**
 * Takes the positions that officials sign. The review's row is locked first: two last positions at the same moment come
 * one after the other, both are taken, and the second concludes.
 */
@ApplicationScoped
class PositionService {

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final ReviewCourse course;
    private final ReviewAnnouncements announcements;
    private final PartyService parties;
    private final ReviewPauses pauses;
    private final InformationRequestRepository requests;
    private final RecordOfActs record;
    private final Instance<SigningRule> signingRules;
    private final Instance<Delegations> delegations;

    PositionService(
            ReviewRepository reviews,
            PositionRepository positions,
            ReviewCourse course,
            ReviewAnnouncements announcements,
            PartyService parties,
            ReviewPauses pauses,
            InformationRequestRepository requests,
            RecordOfActs record,
            @Any Instance<SigningRule> signingRules,
            @Any Instance<Delegations> delegations) {
        this.reviews = reviews;
        this.positions = positions;
        this.course = course;
        this.announcements = announcements;
        this.parties = parties;
        this.pauses = pauses;
        this.requests = requests;
        this.record = record;
        this.signingRules = signingRules;
        this.delegations = delegations;
    }

    /** A position that was taken, and the review as it stands after it. */
    record Taken(Review review, Position position, Signature signature) {}

    /**
     * Signs a position for the official's party.
     *
     * @param reviewId the review
     * @param party the party that the caller names
     * @param official who signs
     * @param request what is signed
     * @param receivedAt when the server received it: what counts against the deadline
     */
    @Transactional
    Taken sign(UUID reviewId, String party, ActingOfficial official, NewPosition request, Instant receivedAt) {
        return take(reviewId, party, official, request, receivedAt, null);
    }

    /**
     * The same within the transaction of whoever calls: a refusal leaves it to them whether anything is kept.
     *
     * @param packageTitle the package that is signed with it; null where it is signed by itself
     */
    Taken take(
            UUID reviewId,
            String party,
            ActingOfficial official,
            NewPosition request,
            Instant receivedAt,
            String packageTitle) {
        Review review = reviews.lock(reviewId).orElseThrow(() -> Problems.notFound("review"));
        Weighed weighed = weigh(review, party, official, request, receivedAt);
        Position position = weighed.position();
        if (weighed.onBehalfOf() != null) {
            record.standsInFor(
                    weighed.onBehalfOf().subject(), weighed.onBehalfOf().name());
        }
        Signature signature = signature(position, official, weighed.onBehalfOf(), reviews.sections(reviewId));
        positions.sign(position, signature);
        positions.heard(reviewId, party);
        review.revision++;
        announcements.positionTaken(review, position, positions.awaited(review), packageTitle);
        if (pausesMatter(review, weighed.own(), position)) {
            pauses.afterPosition(review, position, weighed.latest());
        }
        course.afterAct(review, weighed.latest(), receivedAt, party);
        return new Taken(review, position, signature);
    }

    /**
     * Tells what signing would do, by the same checks and the same rules, and keeps nothing. Somebody else's position may
     * come in between: what counts is what signing then does.
     */
    @Transactional
    PositionPreview preview(
            UUID reviewId, String party, ActingOfficial official, NewPosition request, Instant receivedAt) {
        Review review = reviews.findByIdOptional(reviewId).orElseThrow(() -> Problems.notFound("review"));
        Weighed weighed = weigh(review, party, official, request, receivedAt);
        List<String> awaited = positions.awaited(review).stream()
                .filter(other -> !other.equals(party))
                .toList();
        if (review.rule.sealed()) {
            return PositionPreview.sealed(review, awaited);
        }
        ReviewPauses.Time time = pauses.timeAfter(review, weighed.position());
        return PositionPreview.of(course.foresee(review, weighed.latest(), time.deadline(), receivedAt), awaited, time);
    }

    /** A position that may be signed, the one that it replaces, for whom, and each party's latest position with it. */
    private record Weighed(Position position, Position own, Signatory onBehalfOf, List<Position> latest) {}

    private Weighed weigh(
            Review review, String party, ActingOfficial official, NewPosition request, Instant receivedAt) {
        Signatory onBehalfOf = requireSignatory(review, party, official, receivedAt);
        requireValid(request, receivedAt);
        ReviewChecks.requireOpen(review, receivedAt);
        requireSameDossier(review, request);
        SigningRule.Signing signing = new SigningRule.Signing(review.facts(), official, onBehalfOf, request);
        signingRules.forEach(rule -> rule.check(signing));
        List<Position> latest = new ArrayList<>(positions.latest(review.id));
        Position own = latest.stream()
                .filter(position -> position.party.equals(party))
                .findFirst()
                .orElse(null);
        requireReplacement(own, request.replaces());
        requireTime(review, party, request, receivedAt);
        Position position = position(review, official, request, own == null ? 1 : own.version + 1, receivedAt);
        latest.remove(own);
        latest.add(position);
        return new Weighed(position, own, onBehalfOf, latest);
    }

    private static boolean pausesMatter(Review review, Position own, Position position) {
        return review.wakeAt != null || review.clockStoppedAt != null || pauses(position) || own != null && pauses(own);
    }

    private static boolean pauses(Position position) {
        return position.decision == Decision.REQUEST_INFORMATION || position.decision == Decision.RESERVE;
    }

    /** What a question or a reserve needs of the time that is left. */
    private void requireTime(Review review, String party, NewPosition request, Instant receivedAt) {
        switch (NewPositionCheck.decision(request.decision()).orElseThrow()) {
            case REQUEST_INFORMATION -> {
                if (requests.find(review.id, party).isPresent()) {
                    throw Problems.conflict(
                            "question-asked",
                            "Your party has asked already",
                            "A party can stop the clock by a question once in a round, and " + party
                                    + " has. Take another position, or RESERVE with the day until which you need.");
                }
            }
            case RESERVE -> {
                Instant end = review.deadlines.toCutOff().on(request.reserveUntil());
                if (!end.isAfter(receivedAt)) {
                    throw Problems.invalid(
                            "/reserveUntil",
                            "must end after now: days end at " + RuleSentence.when(end, review.deadlines.toCutOff()));
                }
            }
            case APPROVE, APPROVE_WITH_CONDITIONS, OBJECT, ABSTAIN -> {}
        }
    }

    /** Gives the signatory for whom the official signs; null where they sign in their own right. */
    private Signatory requireSignatory(Review review, String party, ActingOfficial official, Instant receivedAt) {
        if (!official.party().equals(party)) {
            throw Problems.forbidden(
                    "foreign-party",
                    "You act for " + official.party() + "; only " + party + " signs for itself. Sign for your own party"
                            + " at /api/v1/reviews/" + review.id + "/positions/" + official.party() + ".");
        }
        String lead = review.leads.get(party);
        if (lead == null) {
            throw Problems.forbidden(
                    "not-a-party", party + " is no party of " + review.agreement + ", so it takes no position on it.");
        }
        if (!official.agency().equals(lead)) {
            throw Problems.forbidden(
                    "not-lead",
                    "Under " + review.agreement + " a signatory of " + parties.nameOf(lead) + " (" + lead
                            + ") signs for " + party + ", and you belong to " + official.agency()
                            + ". Ask one of its signatories to sign.");
        }
        if (official.maySign()) {
            return null;
        }
        return delegations.stream()
                .flatMap(source -> source.delegatedBy(review.facts(), official, receivedAt).stream())
                .findFirst()
                .orElseThrow(() -> Problems.forbidden(
                        "not-signatory",
                        "A position is signed by a signatory of " + lead
                                + ", and your account hasn't that role. Ask a signatory of your agency to sign, or to"
                                + " delegate it to you."));
    }

    private static void requireValid(NewPosition request, Instant receivedAt) {
        if (request == null) {
            throw Problems.invalid("", "The body must hold the position, at least its decision");
        }
        List<FieldError> errors = NewPositionCheck.errors(request, LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void requireSameDossier(Review review, NewPosition request) {
        if (request.dossierVersion() != null && !request.dossierVersion().equals(review.dossierVersion)) {
            throw Problems.conflict(
                    "other-dossier-version",
                    "Another version of the dossier",
                    "This review is about version " + review.dossierVersion + " of the dossier, and you looked at "
                            + request.dossierVersion() + ". Read version " + review.dossierVersion + " and sign again.",
                    Map.of("dossierVersion", review.dossierVersion));
        }
    }

    private static void requireReplacement(Position own, Integer replaces) {
        if (own != null && replaces == null) {
            throw Problems.conflict(
                    "position-exists",
                    "Your party has a position already",
                    own.party + " has taken " + own.decision + " (version " + own.version
                            + "). To replace it, send \"replaces\": " + own.version + ".",
                    Map.of("currentVersion", own.version));
        }
        int current = own == null ? 0 : own.version;
        if (replaces != null && replaces != current) {
            throw Problems.conflict(
                    "stale-position",
                    "Your party's position changed meanwhile",
                    own == null
                            ? "Your party has no position yet, so there is none to replace. Leave out \"replaces\"."
                            : "Your party's position is at version " + current + ", not " + replaces
                                    + ". Read it again, and send \"replaces\": " + current + ".",
                    Map.of("currentVersion", current));
        }
    }

    private static Position position(
            Review review, ActingOfficial official, NewPosition request, int version, Instant receivedAt) {
        Position position = new Position();
        position.id = Ids.next();
        position.reviewId = review.id;
        position.party = official.party();
        position.version = version;
        position.agency = official.agency();
        position.decision = NewPositionCheck.decision(request.decision()).orElseThrow();
        position.isFinal = Boolean.TRUE.equals(request.isFinal());
        position.reasons = request.strippedReasons();
        position.conditions = request.signedConditions();
        position.dossierVersion = review.dossierVersion;
        position.dossierHash = review.dossierHash;
        position.takenAt = receivedAt;
        position.reserveUntil = request.reserveUntil();
        position.releasableTo = review.rule.sealed() ? new String[] {position.party} : review.releasableTo;
        return position;
    }

    private static Signature signature(
            Position position, ActingOfficial official, Signatory onBehalfOf, List<SectionSeal> sections) {
        Signature signature = new Signature();
        signature.positionId = position.id;
        signature.subject = official.subject();
        signature.name = official.name();
        signature.onBehalfOf = onBehalfOf == null ? null : onBehalfOf.subject();
        signature.onBehalfOfName = onBehalfOf == null ? null : onBehalfOf.name();
        signature.sections = sections;
        signature.releasableTo = new String[] {official.party()};
        return signature;
    }
}
