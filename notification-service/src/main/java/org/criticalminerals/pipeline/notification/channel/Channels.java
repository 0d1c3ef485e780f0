package org.criticalminerals.pipeline.notification.channel;

import java.util.EnumSet;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySubmitted;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/**
 * By which channels an event is told. Everything is in the inbox; a mail is for what one has to act on or what moved a
 * candidacy. Drafting stays out of it, and so does a request for a gate: the review that opens on it, or the refusal,
 * follows at once and is mailed. What the secretariat imports comes by the hundred and is not mailed either.
 */
public final class Channels {

    private static final Set<Channel> INBOX_ONLY = Set.of(Channel.INBOX);
    private static final Set<Channel> INBOX_AND_MAIL = Set.copyOf(EnumSet.of(Channel.INBOX, Channel.EMAIL));

    private Channels() {}

    /** The channels of an event. */
    public static Set<Channel> of(PipelineEvent event) {
        return switch (event) {
            case ProjectEvent project -> ofProject(project);
            case ReviewEvent _ -> INBOX_AND_MAIL;
            case AgreementEvent agreement -> ofAgreement(agreement);
            case ReferenceEvent _, RecordEvent _ -> INBOX_ONLY;
        };
    }

    private static Set<Channel> ofProject(ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.ProjectNominated _ -> INBOX_ONLY;
            case ProjectEvent.ProjectShared _ -> INBOX_ONLY;
            case ProjectEvent.DossierChanged _ -> INBOX_ONLY;
            case ProjectEvent.GateRequested _ -> INBOX_ONLY;
            case ProjectEvent.ReviewWithdrawalRequested _ -> INBOX_ONLY;
            case CandidacySubmitted e -> isSecretariat(e.by()) ? INBOX_ONLY : INBOX_AND_MAIL;
            case ProjectEvent.StageChanged _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacySelected _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacyHeld _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacyResumed _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacyWithdrawn _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacyRejected _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacyDeselected _ -> INBOX_AND_MAIL;
            case ProjectEvent.ChangeNoticed _ -> INBOX_AND_MAIL;
            case ProjectEvent.ChangeReplied _ -> INBOX_ONLY;
            case ProjectEvent.ChangeReviewRequested _ -> INBOX_ONLY;
            case ProjectEvent.ChangeWithdrawalRequested _ -> INBOX_ONLY;
            case ProjectEvent.ChangeWithdrawn _ -> INBOX_AND_MAIL;
            case ProjectEvent.CandidacySuspended _ -> INBOX_AND_MAIL;
            case ProjectEvent.SuspensionLifted _ -> INBOX_AND_MAIL;
            case ProjectEvent.SupportEnded _ -> INBOX_AND_MAIL;
            case ProjectEvent.DuplicateSettled _ -> INBOX_ONLY;
            case ProjectEvent.WatchChanged _ -> INBOX_ONLY;
            case ProjectEvent.MarkingChanged _ -> INBOX_ONLY;
            case ProjectEvent.PromoterConsentRecorded _ -> INBOX_ONLY;
            case ProjectEvent.PromoterConsentEnded _ -> INBOX_ONLY;
            case ProjectEvent.ExportControlChanged _ -> INBOX_ONLY;
            case ProjectEvent.CommentAdded _ -> INBOX_AND_MAIL;
            case ProjectEvent.DocumentAdded _ -> INBOX_ONLY;
            case ProjectEvent.DocumentChanged _ -> INBOX_ONLY;
            case ProjectEvent.DocumentWithdrawn _ -> INBOX_ONLY;
        };
    }

    private static Set<Channel> ofAgreement(AgreementEvent event) {
        return switch (event) {
            case AgreementEvent.AgreementChanged _ -> INBOX_ONLY;
            case AgreementEvent.PartyJoined _ -> INBOX_ONLY;
            case AgreementEvent.PartyLeft _ -> INBOX_ONLY;
            case AgreementEvent.PartyChanged _ -> INBOX_ONLY;
            case AgreementEvent.AgencyChanged _ -> INBOX_ONLY;
            case AgreementEvent.ChangeProposed _ -> INBOX_AND_MAIL;
            case AgreementEvent.ClockReminderDue _ -> INBOX_AND_MAIL;
            case AgreementEvent.ClockExpired _ -> INBOX_AND_MAIL;
            case AgreementEvent.ClockFulfilled _ -> INBOX_ONLY;
            case AgreementEvent.MeetingConvened _ -> INBOX_AND_MAIL;
            case AgreementEvent.MeetingCancelled _ -> INBOX_AND_MAIL;
            case AgreementEvent.MinutesCirculated _ -> INBOX_AND_MAIL;
            case AgreementEvent.MinutesApproved _ -> INBOX_ONLY;
            case AgreementEvent.ActionOverdue _ -> INBOX_AND_MAIL;
            case AgreementEvent.PackageOpened _ -> INBOX_AND_MAIL;
            case AgreementEvent.AccessConsultationAsked _ -> INBOX_AND_MAIL;
            case AgreementEvent.AccessReminderDue _ -> INBOX_AND_MAIL;
            case AgreementEvent.AccessConsultationAnswered _ -> INBOX_ONLY;
            case AgreementEvent.AccessConsultationEnded _ -> INBOX_ONLY;
        };
    }

    private static boolean isSecretariat(Actor by) {
        return by != null && Audience.SECRETARIAT.equals(by.party());
    }
}
