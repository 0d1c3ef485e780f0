package org.criticalminerals.pipeline.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAnswered;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAsked;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationEnded;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.ActionOverdue;
import org.criticalminerals.pipeline.events.AgreementEvent.AgencyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.AgreementChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.ChangeProposed;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockExpired;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockFulfilled;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockSubject;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingCancelled;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingConvened;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesApproved;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesCirculated;
import org.criticalminerals.pipeline.events.AgreementEvent.OfAccess;
import org.criticalminerals.pipeline.events.AgreementEvent.PackageOpened;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyJoined;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyLeft;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyDeselected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyHeld;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyRejected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyResumed;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySelected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySubmitted;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySuspended;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeNoticed;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReplied;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReviewRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.CommentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.DossierChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DuplicateSettled;
import org.criticalminerals.pipeline.events.ProjectEvent.ExportControlChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.GateRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.MarkingChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectNominated;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectShared;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentRecorded;
import org.criticalminerals.pipeline.events.ProjectEvent.ReviewWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.StageChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.SupportEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.SuspensionLifted;
import org.criticalminerals.pipeline.events.ProjectEvent.WatchChanged;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.CriteriaReleased;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.HostConsentRecorded;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.OfCandidacy;
import org.criticalminerals.pipeline.events.ReviewEvent.OfCondition;
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
import org.criticalminerals.pipeline.notification.inbox.NewNotice.Subject;
import org.criticalminerals.pipeline.notification.recipient.Directory;

/** What each event is about: project, agreement, review, deadline, and the page to read more on. */
final class Subjects {

    private Subjects() {}

    static Subject of(EventEnvelope<? extends PipelineEvent> envelope, Directory directory) {
        About about =
                switch (envelope.event()) {
                    case ProjectNominated e -> project(e.projectId(), e.projectName(), null);
                    case ProjectShared e -> project(e.projectId(), e.projectName(), null);
                    case DossierChanged e -> project(e.projectId(), e.projectName(), null);
                    case CandidacySubmitted e -> project(e.projectId(), e.projectName(), e.agreement());
                    case GateRequested e -> project(e.projectId(), e.projectName(), e.agreement());
                    case ReviewWithdrawalRequested e -> project(e.projectId(), null, e.agreement());
                    case StageChanged e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacySelected e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacyHeld e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacyResumed e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacyWithdrawn e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacyRejected e -> project(e.projectId(), e.projectName(), e.agreement());
                    case CandidacyDeselected e -> project(e.projectId(), e.projectName(), e.agreement());
                    case ChangeNoticed e -> change(e.projectId(), e.projectName(), e.agreement(), e.changeRequest());
                    case ChangeReplied e -> change(e.projectId(), e.projectName(), e.agreement(), e.changeRequest());
                    case ChangeReviewRequested e ->
                        change(e.projectId(), e.projectName(), e.agreement(), e.changeRequest());
                    case ChangeWithdrawalRequested e -> change(e.projectId(), null, e.agreement(), e.changeRequest());
                    case ChangeWithdrawn e -> change(e.projectId(), e.projectName(), e.agreement(), e.changeRequest());
                    case CandidacySuspended e -> project(e.projectId(), e.projectName(), e.agreement());
                    case SuspensionLifted e -> project(e.projectId(), e.projectName(), e.agreement());
                    case SupportEnded e -> project(e.projectId(), e.projectName(), e.agreement());
                    case DuplicateSettled e -> project(e.projectId(), e.projectName(), null);
                    case WatchChanged e -> project(e.projectId(), null, null);
                    case MarkingChanged e -> project(e.projectId(), e.projectName(), null);
                    case PromoterConsentRecorded e -> project(e.projectId(), e.projectName(), null);
                    case PromoterConsentEnded e -> project(e.projectId(), e.projectName(), null);
                    case ExportControlChanged e -> project(e.projectId(), e.projectName(), null);
                    case CommentAdded e -> thread(e);
                    case DocumentAdded e -> project(e.projectId(), e.projectName(), null);
                    case DocumentChanged e -> project(e.projectId(), e.projectName(), null);
                    case DocumentWithdrawn e -> project(e.projectId(), e.projectName(), null);
                    case ReviewOpened e -> review(e.reviewId(), e.subject(), e.deadline());
                    case ReviewRefused e ->
                        project(
                                e.subject().projectId(),
                                e.subject().projectName(),
                                e.subject().agreement());
                    case PositionTaken e -> review(e.reviewId(), e.subject(), null);
                    case ReviewEscalated e -> review(e.reviewId(), e.subject(), e.deadline());
                    case ReviewReminderDue e -> review(e.reviewId(), e.subject(), e.deadline());
                    case ClearanceRequested e -> review(e.reviewId(), e.subject(), e.dueAt());
                    case ClearanceGiven e -> review(e.reviewId(), e.subject(), null);
                    case ClearanceReminderDue e -> review(e.reviewId(), e.subject(), e.dueAt());
                    case ReviewConcluded e -> review(e.reviewId(), e.subject(), null);
                    case InformationRequested e -> review(e.reviewId(), e.subject(), null);
                    case InformationAnswered e -> review(e.reviewId(), e.subject(), null);
                    case ClockResumed e -> review(e.reviewId(), e.subject(), e.deadline());
                    case ReserveExpired e -> review(e.reviewId(), e.subject(), null);
                    case ReviewPackaged e -> review(e.reviewId(), e.subject(), null);
                    case ReviewCarvedOut e -> review(e.reviewId(), e.subject(), null);
                    case VoiceLost e -> review(e.reviewId(), e.subject(), null);
                    case VoiceRegained e -> review(e.reviewId(), e.subject(), null);
                    case ExtensionProposed e -> review(e.reviewId(), e.subject(), null);
                    case ReviewExtended e -> review(e.reviewId(), e.subject(), e.deadline());
                    case HostConsentRecorded e -> candidacy(e, "/host-consents");
                    case CriteriaReleased e -> candidacy(e, "/criteria");
                    case OfCondition e -> condition(e);
                    case AgreementChanged e -> agreement(e.agreement());
                    case PartyJoined e -> agreement(e.agreement());
                    case PartyLeft e -> agreement(e.agreement());
                    case PartyChanged e -> new About(null, null, null, null, null, "/parties/" + e.party());
                    case AgencyChanged e -> new About(null, null, null, null, null, "/agencies/" + e.agency());
                    case ChangeProposed e ->
                        new About(
                                null,
                                null,
                                e.agreement(),
                                null,
                                null,
                                "/agreements/" + e.agreement() + "/changes/" + e.changeId());
                    case ClockReminderDue e -> clock(e.agreement(), e.clock(), e.dueAt());
                    case ClockExpired e -> clock(e.agreement(), e.clock(), null);
                    case ClockFulfilled e -> clock(e.agreement(), e.clock(), null);
                    case MeetingConvened e -> meeting(e.meetingId(), e.agreement(), e.startsAt());
                    case MeetingCancelled e -> meeting(e.meetingId(), e.agreement(), null);
                    case MinutesCirculated e -> meeting(e.meetingId(), e.agreement(), e.deadline());
                    case MinutesApproved e -> meeting(e.meetingId(), e.agreement(), null);
                    case ActionOverdue e -> meeting(e.meetingId(), e.agreement(), null);
                    case PackageOpened e ->
                        new About(null, null, e.agreement(), null, null, "/packages/" + e.packageId());
                    case AccessConsultationAsked e -> consultation(e, e.dueAt());
                    case AccessReminderDue e -> consultation(e, e.dueAt());
                    case AccessConsultationAnswered e -> consultation(e, null);
                    case AccessConsultationEnded e -> consultation(e, null);
                    case ReferenceEvent state ->
                        throw new IllegalArgumentException(
                                "A state is told to nobody: " + EventCodec.typeOf(state.getClass()));
                    case RecordEvent root ->
                        throw new IllegalArgumentException(
                                "A root is told to nobody: " + EventCodec.typeOf(root.getClass()));
                };
        return new Subject(
                envelope.id(),
                EventCodec.typeOf(envelope.event().getClass()),
                envelope.time(),
                about.link(),
                about.projectId(),
                about.projectName(),
                about.agreement(),
                title(envelope.event(), about.agreement(), directory),
                about.reviewId(),
                about.deadline());
    }

    // An agreement that is proposed isn't known yet; the proposal says its title.
    private static String title(PipelineEvent event, String agreement, Directory directory) {
        if (event instanceof ChangeProposed proposed) {
            return proposed.title();
        }
        return agreement == null ? null : directory.agreement(agreement).title();
    }

    private static About agreement(String code) {
        return new About(null, null, code, null, null, "/agreements/" + code);
    }

    private static About clock(String agreement, ClockSubject clock, Instant deadline) {
        return new About(
                clock.projectId(),
                clock.projectName(),
                agreement,
                null,
                deadline,
                "/agreements/" + agreement + "#clocks");
    }

    private static About project(UUID id, String name, String agreement) {
        return new About(id, name, agreement, null, null, "/projects/" + id);
    }

    private static About thread(CommentAdded event) {
        return new About(
                event.projectId(),
                event.projectName(),
                event.agreement(),
                null,
                null,
                "/projects/" + event.projectId() + "/discussion/" + event.threadId());
    }

    private static About candidacy(OfCandidacy event, String page) {
        return new About(
                event.projectId(),
                event.projectName(),
                event.agreement(),
                null,
                null,
                "/projects/" + event.projectId() + "/candidacies/" + event.agreement() + page);
    }

    private static About condition(OfCondition event) {
        return new About(
                event.projectId(),
                event.projectName(),
                event.agreement(),
                null,
                null,
                "/conditions/" + event.conditionId());
    }

    private static About change(UUID id, String name, String agreement, int number) {
        String link = "/projects/" + id + "/candidacies/" + agreement + "/changes/" + number;
        return new About(id, name, agreement, null, null, link);
    }

    private static About meeting(UUID id, String agreement, Instant deadline) {
        return new About(null, null, agreement, null, deadline, "/meetings/" + id);
    }

    private static About consultation(OfAccess event, Instant deadline) {
        return new About(null, null, null, null, deadline, "/access-consultations/" + event.consultationId());
    }

    private static About review(UUID id, ReviewSubject subject, Instant deadline) {
        return new About(
                subject.projectId(), subject.projectName(), subject.agreement(), id, deadline, "/reviews/" + id);
    }

    private record About(
            UUID projectId, String projectName, String agreement, UUID reviewId, Instant deadline, String link) {}
}
