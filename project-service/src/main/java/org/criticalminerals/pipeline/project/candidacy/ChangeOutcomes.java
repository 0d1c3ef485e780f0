package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.PartyReasons;
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

/** What reviews of changes do to selected projects; in the consumer's worker transaction. */
@ApplicationScoped
class ChangeOutcomes {

    private static final Logger LOG = Logger.getLogger(ChangeOutcomes.class);

    private final Candidacies candidacies;
    private final ChangeRequests changes;
    private final HistoryService history;
    private final CandidacyAnnouncements announcements;
    private final Clock clock;

    ChangeOutcomes(
            Candidacies candidacies,
            ChangeRequests changes,
            HistoryService history,
            CandidacyAnnouncements announcements,
            Clock clock) {
        this.candidacies = candidacies;
        this.changes = changes;
        this.history = history;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Takes in what partner-service tells of the review of a change. */
    void take(ReviewEvent.OfReview event, Set<String> releasableTo) {
        ReviewSubject subject = event.subject();
        CandidacyRow row = candidacies
                .lock(subject.projectId(), subject.agreement())
                .orElseThrow(() -> new IllegalStateException(
                        "No candidacy of " + subject.projectId() + " under " + subject.agreement()));
        switch (ChangeRules.on(row.state(), Told.news(event, subject.changeRequest()))) {
            case ChangeRules.Done done -> apply(row, done, event, releasableTo);
            case ChangeRules.Ignored ignored ->
                LOG.infof(
                        "%s of change request %d of %s changes nothing: %s",
                        event.getClass().getSimpleName(),
                        subject.changeRequest(),
                        subject.projectId(),
                        ignored.reason());
            case ChangeRules.NotNow refused -> throw new IllegalStateException("News is never refused");
        }
    }

    private void apply(CandidacyRow row, ChangeRules.Done done, ReviewEvent.OfReview event, Set<String> releasableTo) {
        Instant now = clock.instant();
        ChangeRequestRow change = changes.findById(
                new ChangeRequestRow.Key(row.id, event.subject().changeRequest()));
        row.become(done.next(), now);
        note(row, change, event);
        history.record(Told.entry(row, event, releasableTo));
        List<PartyReasons> reasons = Told.reasons(event);
        for (ChangeEffect effect : done.effects()) {
            switch (effect) {
                case UNDER_REVIEW -> {
                    change.state = ChangeRequestState.UNDER_REVIEW;
                    change.reviewId = row.changeReview;
                }
                case NOTED -> {
                    // The history has it, and on whom it waits is noted above.
                }
                case REFUSED -> change.state = ChangeRequestState.REFUSED;
                case CLOSED -> change.state = ChangeRequestState.after(change.outcome);
                case SUSPENDED -> announcements.suspended(row, change, reasons, now);
                case LIFTED -> announcements.suspensionLifted(row, change, now);
                case DESELECTED -> announcements.deselected(row, change, reasons, now);
                case NOTICED, REPLIED, REVIEW_ASKED, TAKEN_BACK, WITHDRAWAL_ASKED ->
                    throw new IllegalStateException("Not an effect of a review: " + effect);
            }
        }
    }

    /** What the event says beside the state: deadline, on whom it waits, why it ended. */
    private static void note(CandidacyRow row, ChangeRequestRow change, ReviewEvent.OfReview event) {
        switch (event) {
            case ReviewOpened opened -> {
                waitFor(row, opened.decidingParties());
                extend(row, change, opened.deadline());
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
                extend(row, change, resumed.deadline());
            }
            case ReviewExtended extended -> {
                waitFor(row, extended.pendingParties());
                extend(row, change, extended.deadline());
            }
            case ReviewEscalated escalated -> {
                waitFor(row, escalated.pendingParties());
                extend(row, change, escalated.deadline());
            }
            case ReviewRefused refused -> {
                change.explanation = refused.explanation();
                change.concludedAt = refused.refusedAt();
            }
            case ReviewConcluded concluded -> {
                change.reviewId = concluded.reviewId();
                change.outcome = concluded.outcome();
                change.explanation = concluded.explanation();
                change.concludedAt = concluded.concludedAt();
            }
        }
    }

    private static void waitFor(CandidacyRow row, List<String> parties) {
        row.waitingOn = Told.orEmpty(parties).toArray(String[]::new);
    }

    private static void extend(CandidacyRow row, ChangeRequestRow change, Instant deadline) {
        row.reviewDeadline = deadline;
        change.deadline = deadline;
    }
}
