package org.criticalminerals.pipeline.notification.recipient;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
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
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionAssigned;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDischarged;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDueMoved;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionEvidenceSubmitted;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionOverdue;
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
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;

/**
 * Whom an event concerns and who of them may know (ARCHITECTURE.md, "The main path"; DOMAIN.md, "Confidentiality between
 * the parties").
 *
 * <p>Three things hold for every event: nobody outside the event's audience is told; one party's internal steps reach
 * nobody of another, as their audience is that party; who did something isn't told of it. Where two events tell the same,
 * one speaks: an approval is told by the move that it brought ({@code stage-changed}, or {@code selected} for the stage
 * of support), a rejection by {@code rejected}, a withdrawal or hold by {@code withdrawn} or {@code held}; every other
 * conclusion by {@code review.concluded}.
 */
public final class Recipients {

    private Recipients() {}

    /**
     * Those who are to be told.
     *
     * @param event what happened
     * @param releasableTo the event's audience
     * @param directory what is known at this moment
     * @return each official once; empty where it concerns nobody
     * @throws NotYetKnownException where the event names something that has not arrived yet
     */
    public static List<Recipient> of(PipelineEvent event, Set<String> releasableTo, Directory directory) {
        return switch (event) {
            case ProjectEvent project -> ofProject(project, releasableTo, directory);
            case ReviewEvent review -> ofReview(review, releasableTo, directory);
            case AgreementEvent agreement -> AgreementRecipients.of(agreement, releasableTo, directory);
            // States are for our own copies; what changed in them is told by the topics of changes.
            case ReferenceEvent _ -> List.of();
            // Roots are for whoever verifies.
            case RecordEvent _ -> List.of();
        };
    }

    private static List<Recipient> ofProject(ProjectEvent event, Set<String> releasableTo, Directory directory) {
        return switch (event) {
            case ProjectNominated e ->
                new Circle(directory).desk(Why.DRAFTS, e.nominatingAgency()).toldOf(releasableTo, e.by());
            case ProjectShared e -> partyDesks(e.party(), directory).toldOf(releasableTo, e.by());
            case DossierChanged e ->
                dossierReaders(e.projectId(), directory).watchers(e.projectId()).toldOf(releasableTo, e.by());
            case CandidacySubmitted e ->
                concerned(e.agreement(), Optional.of(e.nominatingAgency()), directory)
                        .toldOf(releasableTo, e.by());
            case GateRequested e ->
                concerned(e.agreement(), nominator(e.projectId(), directory), directory)
                        .toldOf(releasableTo, e.by());
            // The answer speaks: review.concluded, held or withdrawn.
            case ReviewWithdrawalRequested _ -> List.of();
            case StageChanged e ->
                e.to() == Stage.SUPPORT
                        ? List.of() // told by selected
                        : moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case CandidacySelected e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case CandidacyHeld e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            case CandidacyResumed e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            case CandidacyWithdrawn e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            case CandidacyRejected e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case CandidacyDeselected e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case ChangeNoticed e -> all(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            case ChangeReplied e -> all(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            // What follows speaks: review.opened, review.refused or review.concluded.
            case ChangeReviewRequested _, ChangeWithdrawalRequested _ -> List.of();
            case ChangeWithdrawn e ->
                all(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            case CandidacySuspended e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case SuspensionLifted e ->
                moved(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case SupportEnded e -> all(e.agreement(), e.projectId(), directory).toldOf(releasableTo, e.by());
            // Between the official and their inbox alone.
            case WatchChanged _ -> List.of();
            case DuplicateSettled e -> nominators(e, directory).toldOf(releasableTo, e.by());
            case MarkingChanged e -> dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case PromoterConsentRecorded e ->
                dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case PromoterConsentEnded e ->
                dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case ExportControlChanged e ->
                dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case CommentAdded e ->
                DiscussionRecipients.of(e, releasableTo, directory).toldOf(releasableTo, e.by());
            case DocumentAdded e -> dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case DocumentChanged e -> dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
            case DocumentWithdrawn e -> dossierReaders(e.projectId(), directory).toldOf(releasableTo, e.by());
        };
    }

    private static List<Recipient> ofReview(ReviewEvent event, Set<String> releasableTo, Directory directory) {
        return switch (event) {
            case ReviewOpened e -> opened(e, e.decidingParties(), directory).toldOf(releasableTo, null);
            case ReviewRefused e ->
                concerned(e.subject().agreement(), knownNominator(e.subject(), directory), directory)
                        .toldOf(releasableTo, null);
            case PositionTaken e ->
                leadsAndNominator(e.reviewId(), e.subject(), directory).toldOf(releasableTo, null);
            case ReviewEscalated e -> escalated(e, directory).toldOf(releasableTo, null);
            case InformationRequested e -> informationRequested(e, directory).toldOf(releasableTo, null);
            case InformationAnswered e ->
                officials(e.reviewId(), e.subject(), Set.of(e.party()), directory)
                        .toldOf(releasableTo, null);
            case ClockResumed e ->
                awaited(e.reviewId(), e.subject(), e.pendingParties(), directory)
                        .toldOf(releasableTo, null);
            case ReserveExpired e ->
                signatories(
                                Set.of(e.party()),
                                leads(e.reviewId(), e.subject().agreement(), directory),
                                Why.TO_SIGN,
                                directory)
                        .toldOf(releasableTo, null);
            // The package's own news tells it once for all of its reviews.
            case ReviewPackaged _ -> List.of();
            case ReviewCarvedOut e ->
                leadsAndNominator(e.reviewId(), e.subject(), directory).toldOf(releasableTo, null);
            case VoiceLost e ->
                awaited(e.reviewId(), e.subject(), List.of(), directory).toldOf(releasableTo, null);
            case VoiceRegained e ->
                awaited(e.reviewId(), e.subject(), awaitedAgain(e), directory).toldOf(releasableTo, null);
            case ExtensionProposed e ->
                officials(e.reviewId(), e.subject(), e.consentsAwaited(), directory)
                        .toldOf(releasableTo, null);
            case ReviewExtended e ->
                awaited(e.reviewId(), e.subject(), e.pendingParties(), directory)
                        .toldOf(releasableTo, null);
            case ReviewReminderDue e ->
                signatories(
                                e.pendingParties(),
                                leads(e.reviewId(), e.subject().agreement(), directory),
                                Why.TO_SIGN,
                                directory)
                        .toldOf(releasableTo, null);
            case ClearanceRequested e -> asked(e.agency(), directory).toldOf(releasableTo, e.by());
            case ClearanceGiven e ->
                new Circle(directory).officials(Why.LEADS, e.lead()).toldOf(releasableTo, e.by());
            case ClearanceReminderDue e ->
                (e.overdue()
                                ? asked(e.agency(), directory).officials(Why.LEADS, e.lead())
                                : asked(e.agency(), directory))
                        .toldOf(releasableTo, null);
            case ReviewConcluded e ->
                speaks(e, directory)
                        ? concerned(e.subject().agreement(), knownNominator(e.subject(), directory), directory)
                                .coordinators()
                                .toldOf(releasableTo, null)
                        : List.of();
            case ReviewEvent.OfCandidacy e ->
                all(e.agreement(), e.projectId(), directory).toldOf(releasableTo, null);
            case ReviewEvent.OfCondition e -> ofCondition(e, directory).toldOf(releasableTo, null);
        };
    }

    // Whoever has to fulfil a condition is concerned too, be it of no lead agency.
    private static Circle ofCondition(ReviewEvent.OfCondition event, Directory directory) {
        Circle circle = all(event.agreement(), event.projectId(), directory);
        String owner =
                switch (event) {
                    case ConditionAssigned e -> e.owner();
                    case ConditionEvidenceSubmitted _ -> null;
                    case ConditionDischarged _ -> null;
                    case ConditionOverdue e -> e.owner();
                    case ConditionDueMoved e -> e.owner();
                };
        return owner == null ? circle : circle.officials(Why.FULFILS, owner);
    }

    /**
     * Those whom an open review concerns who came too late for its opening.
     *
     * @param pending the parties whose position is still awaited; signatories of the others are told for information
     */
    public static List<Recipient> ofOpenReview(
            ReviewOpened event, Set<String> pending, Set<String> releasableTo, Directory directory) {
        return opened(event, pending, directory).toldOf(releasableTo, null);
    }

    private static Circle opened(ReviewOpened event, Collection<String> awaited, Directory directory) {
        Circle circle = new Circle(directory);
        Circle.inOrder(event.leads()).forEach(lead -> {
            circle.signatories(awaited.contains(lead.getKey()) ? Why.TO_SIGN : Why.LEADS, lead.getValue());
            circle.desk(Why.LEADS, lead.getValue());
        });
        knownNominator(event.subject(), directory).ifPresent(agency -> circle.desk(Why.NOMINATED, agency));
        return circle;
    }

    private static Circle asked(String agency, Directory directory) {
        return new Circle(directory).officials(Why.TO_CLEAR, agency);
    }

    private static Circle leadsAndNominator(UUID review, ReviewSubject subject, Directory directory) {
        Circle circle = new Circle(directory);
        circle.leads(leads(review, subject.agreement(), directory));
        knownNominator(subject, directory).ifPresent(agency -> circle.officials(Why.NOMINATED, agency));
        return circle;
    }

    // The senior level of every party that decides, for it has to talk to the others' one.
    private static Circle escalated(ReviewEscalated event, Directory directory) {
        Circle circle = awaited(event.reviewId(), event.subject(), event.pendingParties(), directory);
        if (event.seniorLevel() != null) {
            event.seniorLevel().forEach(senior -> circle.signatories(Why.SENIOR, senior.agency()));
        }
        return circle;
    }

    // The others sign or have signed as before; they learn that one more party counts.
    private static List<String> awaitedAgain(VoiceRegained event) {
        return event.pendingParties().stream().filter(event.party()::equals).toList();
    }

    // A deadline moved for all who decide: those who did may still replace their position, so they are told as well.
    private static Circle awaited(UUID review, ReviewSubject subject, Collection<String> pending, Directory directory) {
        Circle circle = new Circle(directory);
        Circle.inOrder(leads(review, subject.agreement(), directory)).forEach(lead -> {
            circle.signatories(pending.contains(lead.getKey()) ? Why.TO_SIGN : Why.LEADS, lead.getValue());
        });
        return circle;
    }

    // The nominating party has to answer, and the leads of all learn that the clock stands.
    private static Circle informationRequested(InformationRequested event, Directory directory) {
        Circle circle = new Circle(directory);
        knownNominator(event.subject(), directory).ifPresent(agency -> circle.officials(Why.NOMINATED, agency));
        circle.leads(leads(event.reviewId(), event.subject().agreement(), directory));
        return circle;
    }

    private static Circle officials(
            UUID review, ReviewSubject subject, Collection<String> parties, Directory directory) {
        Circle circle = new Circle(directory);
        Circle.inOrder(leads(review, subject.agreement(), directory))
                .filter(lead -> parties.contains(lead.getKey()))
                .forEach(lead -> circle.officials(Why.LEADS, lead.getValue()));
        return circle;
    }

    private static Circle signatories(
            Collection<String> parties, Map<String, String> leads, Why why, Directory directory) {
        Circle circle = new Circle(directory);
        Circle.inOrder(leads)
                .filter(lead -> parties.contains(lead.getKey()))
                .forEach(lead -> circle.signatories(why, lead.getValue()));
        return circle;
    }

    // Who nominated either of two projects wants to know what they were found to be.
    private static Circle nominators(DuplicateSettled event, Directory directory) {
        Circle circle = new Circle(directory);
        Stream.of(event.projectId(), event.otherId())
                .flatMap(project -> nominator(project, directory).stream())
                .distinct()
                .forEach(agency -> circle.desk(Why.NOMINATED, agency));
        return circle;
    }

    private static boolean speaks(ReviewConcluded event, Directory directory) {
        return switch (event.outcome()) {
            // A material change that is approved moves nothing, so nothing else tells it.
            case APPROVED, APPROVED_WITH_CONDITIONS -> event.subject().type() == SubjectType.MATERIAL_CHANGE;
            case REJECTED -> isChange(event.subject().type());
            case RETURNED, LAPSED -> true;
            case WITHDRAWN ->
                event.subject().gateRequest() == null
                        || directory
                                .withdrawalAsked(
                                        event.subject().projectId(),
                                        event.subject().agreement(),
                                        event.subject().gateRequest())
                                .map(Recipients::hasNoEventOfItsOwn)
                                // Unheard of, as topics have no order between them: better told twice than not at all.
                                .orElse(true);
        };
    }

    private static boolean isChange(SubjectType type) {
        return switch (type) {
            case MATERIAL_CHANGE, SUSPENSION, DESELECTION -> true;
            case CANDIDACY_GATE, AMENDMENT -> false;
        };
    }

    private static boolean hasNoEventOfItsOwn(WithdrawalCause cause) {
        return switch (cause) {
            case REQUEST_WITHDRAWN -> true;
            case CANDIDACY_WITHDRAWN, CANDIDACY_HELD -> false;
        };
    }

    private static Circle partyDesks(String party, Directory directory) {
        Circle circle = new Circle(directory);
        directory.agenciesOf(party).forEach(agency -> circle.desk(Why.DRAFTS, agency));
        return circle;
    }

    // While it is a draft its authors know; once submitted, the desks that work on it follow the dossier.
    private static Circle dossierReaders(UUID projectId, Directory directory) {
        Circle circle = new Circle(directory);
        directory
                .nomination(projectId)
                .filter(nomination -> !nomination.agreements().isEmpty())
                .ifPresent(nomination -> {
                    nomination.agreements().stream()
                            .sorted()
                            .flatMap(code -> directory.agreement(code).leadAgencies().stream())
                            .forEach(lead -> circle.desk(Why.LEADS, lead));
                    circle.desk(Why.NOMINATED, nomination.agency());
                });
        return circle;
    }

    // Who watches a project is told of its stage and status, as far as it is released to them.
    private static Circle moved(String agreement, UUID projectId, Directory directory) {
        return all(agreement, projectId, directory).watchers(projectId);
    }

    // Without a project there is nobody who nominated one.
    private static Circle all(String agreement, UUID projectId, Directory directory) {
        Optional<String> nominator = projectId == null ? Optional.empty() : nominator(projectId, directory);
        return concerned(agreement, nominator, directory).coordinators();
    }

    private static Circle concerned(String agreement, Optional<String> nominator, Directory directory) {
        Circle circle = new Circle(directory);
        directory.agreement(agreement).leadAgencies().forEach(lead -> circle.officials(Why.LEADS, lead));
        nominator.ifPresent(agency -> circle.officials(Why.NOMINATED, agency));
        return circle;
    }

    // A review keeps the leads that it opened with; one that we don't know any more falls back to the agreement's.
    private static Map<String, String> leads(UUID reviewId, String agreement, Directory directory) {
        return directory.review(reviewId).map(OpenReview::leads).orElseGet(() -> directory
                .agreement(agreement)
                .leads());
    }

    private static Optional<String> nominator(UUID projectId, Directory directory) {
        return directory.nomination(projectId).map(Nomination::agency);
    }

    // Reviews come on a topic of their own and may overtake the submission that caused them.
    private static Optional<String> knownNominator(ReviewSubject subject, Directory directory) {
        if (subject.projectId() == null) {
            return Optional.empty();
        }
        return nominator(subject.projectId(), directory).or(() -> {
            throw new NotYetKnownException("the nomination of project " + subject.projectId());
        });
    }
}
