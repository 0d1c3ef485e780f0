package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewCarvedOut;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewPackaged;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceLost;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceRegained;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.project.history.HistoryService;
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
    private final ChangeOutcomes changes;
    private final HistoryService history;
    private final CandidacyAnnouncements announcements;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewOutcomes(
            Candidacies candidacies,
            GateRequests requests,
            ChangeOutcomes changes,
            HistoryService history,
            CandidacyAnnouncements announcements,
            ObjectMapper json,
            Clock clock) {
        this.candidacies = candidacies;
        this.requests = requests;
        this.changes = changes;
        this.history = history;
        this.announcements = announcements;
        this.json = json;
        this.clock = clock;
    }

    /** Takes in what partner-service tells; runs in the consumer's worker transaction. */
    void take(ReviewEvent.OfReview event, Set<String> releasableTo) {
        ReviewSubject subject = event.subject();
        switch (subject.type()) {
            case CANDIDACY_GATE -> takeGate(event, subject, releasableTo);
            case MATERIAL_CHANGE, SUSPENSION, DESELECTION -> changes.take(event, releasableTo);
            case AMENDMENT -> LOG.debugf("A review of an amendment of %s moves no candidacy", subject.agreement());
        }
    }

    private void takeGate(ReviewEvent.OfReview event, ReviewSubject subject, Set<String> releasableTo) {
        CandidacyRow row = candidacies
                .lock(subject.projectId(), subject.agreement())
                .orElseThrow(() -> new IllegalStateException(
                        "No candidacy of " + subject.projectId() + " under " + subject.agreement()));
        switch (CandidacyRules.on(row.state(), Told.news(event, subject.gateRequest()))) {
            case CandidacyRules.Done done -> apply(row, done, event, releasableTo);
            case CandidacyRules.Ignored ignored ->
                LOG.infof(
                        "%s of request %d of %s changes nothing: %s",
                        event.getClass().getSimpleName(), subject.gateRequest(), subject.projectId(), ignored.reason());
            case CandidacyRules.Refused refused -> throw new IllegalStateException("News is never refused");
        }
    }

    private void apply(
            CandidacyRow row, CandidacyRules.Done done, ReviewEvent.OfReview event, Set<String> releasableTo) {
        Instant now = clock.instant();
        GateRequestRow request =
                requests.findById(new GateRequestRow.Key(row.id, event.subject().gateRequest()));
        String askedReasons = row.askedReasons;
        Actor askedBy = row.askedBy;
        row.become(done.next(), now);
        note(row, request, event);
        history.record(Told.entry(row, event, releasableTo));
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
                case Consequence.Rejected rejected -> announcements.rejected(row, request, Told.reasons(event), now);
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
    private void note(CandidacyRow row, GateRequestRow request, ReviewEvent.OfReview event) {
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
            case ReviewPackaged packaged -> {
                // Each review of a package ends by its own rule.
            }
            case ReviewCarvedOut out -> {
                // The party that took it out is awaited as before.
            }
            case VoiceLost lost -> waitFor(row, lost.pendingParties());
            case VoiceRegained regained -> waitFor(row, regained.pendingParties());
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
                request.conditions = json.valueToTree(Told.orEmpty(concluded.conditions()));
                request.concludedAt = concluded.concludedAt();
            }
        }
    }

    private static void waitFor(CandidacyRow row, List<String> parties) {
        row.waitingOn = Told.orEmpty(parties).toArray(String[]::new);
    }

    private static void extend(CandidacyRow row, GateRequestRow request, Instant deadline) {
        row.reviewDeadline = deadline;
        request.deadline = deadline;
    }
}
