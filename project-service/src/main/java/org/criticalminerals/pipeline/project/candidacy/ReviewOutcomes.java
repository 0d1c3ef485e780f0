package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.jboss.logging.Logger;

/**
 * What reviews do to candidacies. A candidacy moves once per review: what was told before finds no request pending and
 * changes nothing.
 */
@ApplicationScoped
class ReviewOutcomes {

    private static final Logger LOG = Logger.getLogger(ReviewOutcomes.class);

    private final Candidacies candidacies;
    private final GateRequests requests;
    private final HistoryService history;
    private final CandidacyAnnouncements announcements;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewOutcomes(
            Candidacies candidacies,
            GateRequests requests,
            HistoryService history,
            CandidacyAnnouncements announcements,
            ObjectMapper json,
            Clock clock) {
        this.candidacies = candidacies;
        this.requests = requests;
        this.history = history;
        this.announcements = announcements;
        this.json = json;
        this.clock = clock;
    }

    /** Takes in what partner-service tells; runs in the consumer's worker transaction. */
    void take(EventEnvelope<ReviewEvent> envelope) {
        ReviewEvent event = envelope.event();
        ReviewSubject subject = subject(event);
        if (subject.type() != SubjectType.CANDIDACY_GATE) {
            LOG.debugf("Review of another subject: %s", subject.type());
            return;
        }
        CandidacyRow row = candidacies
                .lock(subject.projectId(), subject.agreement())
                .orElseThrow(() -> new IllegalStateException(
                        "No candidacy of " + subject.projectId() + " under " + subject.agreement()));
        switch (CandidacyRules.on(row.state(), news(event))) {
            case CandidacyRules.Done done -> apply(row, done, envelope, subject);
            case CandidacyRules.Ignored ignored ->
                LOG.infof(
                        "%s of request %d of %s changes nothing: %s",
                        event.getClass().getSimpleName(), subject.gateRequest(), subject.projectId(), ignored.reason());
            case CandidacyRules.Refused refused -> throw new IllegalStateException("News is never refused");
        }
    }

    private static ReviewSubject subject(ReviewEvent event) {
        return switch (event) {
            case ReviewOpened opened -> opened.subject();
            case ReviewRefused refused -> refused.subject();
            case PositionTaken taken -> taken.subject();
            case ReviewEscalated escalated -> escalated.subject();
            case ReviewConcluded concluded -> concluded.subject();
            case ReviewReminderDue reminder -> reminder.subject();
            case InformationRequested e -> e.subject();
            case InformationAnswered e -> e.subject();
            case ClockResumed e -> e.subject();
            case ReserveExpired e -> e.subject();
            case ExtensionProposed e -> e.subject();
            case ReviewExtended e -> e.subject();
        };
    }

    private static ReviewNews news(ReviewEvent event) {
        int request = subject(event).gateRequest();
        return switch (event) {
            case ReviewOpened opened -> new ReviewNews.Opened(request, opened.reviewId());
            case ReviewRefused refused -> new ReviewNews.Refused(request);
            case PositionTaken taken -> new ReviewNews.PositionTaken(request, taken.reviewId());
            case ReviewEscalated escalated -> new ReviewNews.Escalated(request, escalated.reviewId());
            case ReviewConcluded concluded ->
                new ReviewNews.Concluded(request, concluded.reviewId(), concluded.outcome());
            case ReviewReminderDue reminder -> new ReviewNews.ReminderDue(request, reminder.reviewId());
            case InformationRequested e -> new ReviewNews.Progressed(request, e.reviewId());
            case InformationAnswered e -> new ReviewNews.Progressed(request, e.reviewId());
            case ClockResumed e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReserveExpired e -> new ReviewNews.Progressed(request, e.reviewId());
            case ExtensionProposed e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReviewExtended e -> new ReviewNews.Progressed(request, e.reviewId());
        };
    }

    private void apply(
            CandidacyRow row, CandidacyRules.Done done, EventEnvelope<ReviewEvent> envelope, ReviewSubject subject) {
        Instant now = clock.instant();
        GateRequestRow request = requests.findById(new GateRequestRow.Key(row.id, subject.gateRequest()));
        String askedReasons = row.askedReasons;
        Actor askedBy = row.askedBy;
        row.become(done.next(), now);
        note(row, request, envelope.event());
        history.record(factOf(row, envelope));
        for (Consequence consequence : done.consequences()) {
            switch (consequence) {
                case Consequence.UnderReview review -> {
                    request.state = GateRequestState.UNDER_REVIEW;
                    request.reviewId = review.review();
                }
                case Consequence.Noted noted -> {
                    // The history has it, and on whom it waits is noted above.
                }
                case Consequence.RequestRefused refused -> request.state = GateRequestState.REFUSED;
                case Consequence.RequestClosed closed -> {
                    request.state = GateRequestState.after(closed.outcome());
                    request.outcome = closed.outcome();
                    row.lastOutcome = closed.outcome();
                }
                case Consequence.StageMoved moved -> announcements.moved(row, request, moved, now);
                case Consequence.Selected selected -> announcements.selected(row, request, now);
                case Consequence.Rejected rejected ->
                    announcements.rejected(row, request, reasons(envelope.event()), now);
                case Consequence.Held held -> announcements.held(row, askedReasons, now, askedBy);
                case Consequence.Withdrawn withdrawn -> announcements.withdrawn(row, askedReasons, now, askedBy);
                case Consequence.AskedTooLate late -> announcements.askedTooLate(row, late, askedBy);
                case Consequence.GateAsked other -> throw unexpected(other);
                case Consequence.WithdrawalAsked other -> throw unexpected(other);
                case Consequence.Resumed other -> throw unexpected(other);
            }
        }
    }

    private static IllegalStateException unexpected(Consequence consequence) {
        return new IllegalStateException("Not a consequence of a review: " + consequence);
    }

    /** What the event says beside the state: deadline, on whom it waits, why it ended. */
    private void note(CandidacyRow row, GateRequestRow request, ReviewEvent event) {
        switch (event) {
            case ReviewOpened opened -> {
                waitFor(row, opened.decidingParties());
                extend(row, request, opened.deadline());
            }
            case PositionTaken taken -> waitFor(row, taken.pendingParties());
            case ReviewReminderDue reminder -> waitFor(row, reminder.pendingParties());
            case InformationRequested asked -> {
                // Who asks says so by a position, which names those who are awaited.
            }
            case InformationAnswered answered -> waitFor(row, answered.pendingParties());
            case ReserveExpired expired -> waitFor(row, expired.pendingParties());
            case ExtensionProposed proposed -> {
                // Nothing moves before all consent.
            }
            case ClockResumed resumed -> {
                waitFor(row, resumed.pendingParties());
                extend(row, request, resumed.deadline());
            }
            case ReviewExtended extended -> {
                waitFor(row, extended.pendingParties());
                extend(row, request, extended.deadline());
            }
            case ReviewEscalated escalated -> {
                waitFor(row, escalated.pendingParties());
                extend(row, request, escalated.deadline());
            }
            case ReviewRefused refused -> {
                request.explanation = refused.explanation();
                request.concludedAt = refused.refusedAt();
            }
            case ReviewConcluded concluded -> {
                request.reviewId = concluded.reviewId();
                request.explanation = concluded.explanation();
                request.conditions = json.valueToTree(orEmpty(concluded.conditions()));
                request.concludedAt = concluded.concludedAt();
            }
        }
    }

    private static void waitFor(CandidacyRow row, List<String> parties) {
        row.waitingOn = orEmpty(parties).toArray(String[]::new);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void extend(CandidacyRow row, GateRequestRow request, Instant deadline) {
        row.reviewDeadline = deadline;
        request.deadline = deadline;
    }

    private static HistoryService.Fact factOf(CandidacyRow row, EventEnvelope<ReviewEvent> envelope) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gate", subject(envelope.event()).gate());
        data.put("gateRequest", subject(envelope.event()).gateRequest());
        Actor by = null;
        HistoryType type =
                switch (envelope.event()) {
                    case ReviewOpened opened -> {
                        data.put("reviewId", opened.reviewId());
                        data.put("deadline", opened.deadline());
                        data.put("decidingParties", opened.decidingParties());
                        data.put("rule", opened.ruleSentence());
                        yield HistoryType.REVIEW_OPENED;
                    }
                    case ReviewRefused refused -> {
                        data.put("reason", refused.reason());
                        data.put("explanation", refused.explanation());
                        yield HistoryType.REVIEW_REFUSED;
                    }
                    case PositionTaken taken -> {
                        data.put("reviewId", taken.reviewId());
                        data.put("party", taken.party());
                        data.put("decision", taken.decision());
                        data.put("final", taken.finalObjection());
                        data.put("positionVersion", taken.positionVersion());
                        data.put("reasons", taken.reasons());
                        data.put("reserveUntil", taken.reserveUntil());
                        data.put("conditions", orEmpty(taken.conditions()));
                        by = new Actor(null, null, taken.agency(), taken.party());
                        yield HistoryType.POSITION_TAKEN;
                    }
                    case ReviewEscalated escalated -> {
                        data.put("reviewId", escalated.reviewId());
                        data.put("pendingParties", escalated.pendingParties());
                        data.put("deadline", escalated.deadline());
                        yield HistoryType.REVIEW_ESCALATED;
                    }
                    case ReviewReminderDue reminder -> {
                        data.put("reviewId", reminder.reviewId());
                        data.put("pendingParties", reminder.pendingParties());
                        data.put("deadline", reminder.deadline());
                        yield HistoryType.REVIEW_REMINDER;
                    }
                    case InformationRequested asked -> {
                        data.put("reviewId", asked.reviewId());
                        data.put("party", asked.party());
                        data.put("question", asked.question());
                        data.put("runsOnAt", asked.runsOnAt());
                        yield HistoryType.INFORMATION_REQUESTED;
                    }
                    case InformationAnswered answered -> {
                        data.put("reviewId", answered.reviewId());
                        data.put("party", answered.party());
                        data.put("question", answered.question());
                        data.put("answer", answered.answer());
                        by = new Actor(null, null, answered.answeringAgency(), answered.answeringParty());
                        yield HistoryType.INFORMATION_ANSWERED;
                    }
                    case ClockResumed resumed -> {
                        data.put("reviewId", resumed.reviewId());
                        data.put("pendingParties", resumed.pendingParties());
                        data.put("deadline", resumed.deadline());
                        yield HistoryType.CLOCK_RESUMED;
                    }
                    case ReserveExpired expired -> {
                        data.put("reviewId", expired.reviewId());
                        data.put("party", expired.party());
                        yield HistoryType.RESERVE_EXPIRED;
                    }
                    case ExtensionProposed proposed -> {
                        data.put("reviewId", proposed.reviewId());
                        data.put("party", proposed.party());
                        data.put("workingDays", proposed.workingDays());
                        data.put("reasons", proposed.reasons());
                        yield HistoryType.EXTENSION_PROPOSED;
                    }
                    case ReviewExtended extended -> {
                        data.put("reviewId", extended.reviewId());
                        data.put("pendingParties", extended.pendingParties());
                        data.put("deadline", extended.deadline());
                        yield HistoryType.REVIEW_EXTENDED;
                    }
                    case ReviewConcluded concluded -> {
                        data.put("reviewId", concluded.reviewId());
                        data.put("outcome", concluded.outcome());
                        data.put("cause", concluded.cause());
                        data.put("explanation", concluded.explanation());
                        data.put("positions", orEmpty(concluded.positions()));
                        data.put("conditions", orEmpty(concluded.conditions()));
                        yield HistoryType.REVIEW_CONCLUDED;
                    }
                };
        return new HistoryService.Fact(row.projectId, type, row.agreement, by, data, envelope.releasableTo());
    }

    private static List<PartyReasons> reasons(ReviewEvent event) {
        return event instanceof ReviewConcluded concluded ? orEmpty(concluded.positions()) : List.of();
    }
}
