package org.criticalminerals.pipeline.notification.matter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.EventEnvelope;
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
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.notification.recipient.Nomination;

/**
 * What this service remembers of projects and reviews because later events don't repeat it: who nominated a project, which
 * reviews are open and on whom they wait, and what an asked withdrawal was for. All of it within worker transactions.
 */
@ApplicationScoped
public class Matters {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int REVIEWS_AT_ONCE = 500;

    private final WorkerTransactions transactions;

    Matters(WorkerTransactions transactions) {
        this.transactions = transactions;
    }

    /** Remembers what an event says that will be needed to tell it or a later one; to be called before telling it. */
    public void learn(EventEnvelope<? extends PipelineEvent> envelope) {
        switch (envelope.event()) {
            case ProjectEvent project -> learn(project);
            case ReviewEvent review -> learn(review, envelope);
            case AgreementEvent agreement -> {}
            case ReferenceEvent state -> {}
            case RecordEvent root -> {}
        }
    }

    /** Forgets what an event ended; to be called after telling it. */
    public void forget(PipelineEvent event) {
        if (event instanceof ReviewConcluded concluded) {
            transactions.onConnection(connection -> {
                MatterTables.close(connection, concluded.reviewId());
                return null;
            });
        }
    }

    /** Who nominated a project; empty where that has not been heard. */
    public Optional<Nomination> nomination(UUID project) {
        return transactions.onConnection(connection -> MatterTables.nomination(connection, project));
    }

    /** A review under way. */
    public Optional<RememberedReview> review(UUID review) {
        return transactions.onConnection(connection -> MatterTables.review(connection, review));
    }

    /** The subjects of the officials who watch a project, in a stable order. */
    public List<String> watchers(UUID project) {
        return transactions.onConnection(connection -> MatterTables.watchers(connection, project));
    }

    /** What an asked withdrawal was for. */
    public Optional<WithdrawalCause> withdrawalAsked(UUID project, String agreement, int gateRequest) {
        return transactions.onConnection(
                connection -> MatterTables.withdrawal(connection, project, agreement, gateRequest));
    }

    /** The reviews under way that concern an agency, as lead or as nominator; read in portions. */
    public Stream<RememberedReview> openReviewsOf(String agency) {
        return Stream.iterate(
                        reviewsOf(agency, BEFORE_ALL),
                        portion -> !portion.isEmpty(),
                        portion -> reviewsOf(agency, portion.getLast().event().reviewId()))
                .flatMap(List::stream);
    }

    private List<RememberedReview> reviewsOf(String agency, UUID after) {
        return transactions.onConnection(
                connection -> MatterTables.reviewsOf(connection, agency, after, REVIEWS_AT_ONCE));
    }

    private void learn(ProjectEvent event) {
        switch (event) {
            case ProjectNominated e -> nominate(e.projectId(), e.nominatingParty(), e.nominatingAgency(), Set.of());
            case CandidacySubmitted e ->
                nominate(e.projectId(), e.nominatingParty(), e.nominatingAgency(), Set.of(e.agreement()));
            case GateRequested e -> learn(e);
            case ReviewWithdrawalRequested e -> askWithdrawal(e.projectId(), e.agreement(), e.gateRequest(), e.cause());
            case ProjectShared _, DossierChanged _, StageChanged _, CandidacySelected _, CandidacyHeld _ -> {}
            case CandidacyResumed _, CandidacyWithdrawn _, CandidacyRejected _, CandidacyDeselected _ -> {}
            case ChangeNoticed _, ChangeReplied _, ChangeReviewRequested _, ChangeWithdrawalRequested _ -> {}
            case ChangeWithdrawn _, CandidacySuspended _, SuspensionLifted _, SupportEnded _ -> {}
            case DuplicateSettled _, MarkingChanged _, ExportControlChanged _, CommentAdded _ -> {}
            case PromoterConsentRecorded _, PromoterConsentEnded _ -> {}
            case DocumentAdded _, DocumentChanged _, DocumentWithdrawn _ -> {}
            case WatchChanged e -> watch(e);
        }
    }

    private void learn(ReviewEvent event, EventEnvelope<? extends PipelineEvent> envelope) {
        switch (event) {
            case ReviewOpened e ->
                open(new RememberedReview(
                        envelope.id(),
                        e,
                        envelope.time(),
                        envelope.releasableTo(),
                        Set.copyOf(e.decidingParties()),
                        e.deadline()));
            case PositionTaken e -> await(e.reviewId(), e.pendingParties());
            case ReviewEscalated e -> extend(e.reviewId(), e.pendingParties(), e.deadline());
            case ReviewReminderDue e -> extend(e.reviewId(), e.pendingParties(), e.deadline());
            case InformationAnswered e -> await(e.reviewId(), e.pendingParties());
            case ReserveExpired e -> await(e.reviewId(), e.pendingParties());
            case VoiceLost e -> await(e.reviewId(), e.pendingParties());
            case VoiceRegained e -> await(e.reviewId(), e.pendingParties());
            case ClockResumed e -> extend(e.reviewId(), e.pendingParties(), e.deadline());
            case ReviewExtended e -> extend(e.reviewId(), e.pendingParties(), e.deadline());
            case InformationRequested _, ExtensionProposed _, ReviewRefused _, ReviewConcluded _ -> {}
            case ReviewPackaged _, ReviewCarvedOut _ -> {}
            case ReviewEvent.OfParty _ -> {}
            case ReviewEvent.OfCandidacy _ -> {}
            case ReviewEvent.OfCondition _ -> {}
        }
    }

    // A project nominated before our topics reach back still has a nominator: who asks for its gate.
    private void learn(GateRequested event) {
        Actor by = event.by();
        if (by != null && event.nominatingParty().equals(by.party())) {
            nominate(event.projectId(), by.party(), by.agency(), Set.of(event.agreement()));
        }
        transactions.onConnection(connection -> {
            MatterTables.forgetWithdrawalsBefore(connection, event.projectId(), event.agreement(), event.gateRequest());
            return null;
        });
    }

    private void nominate(UUID project, String party, String agency, Set<String> agreements) {
        transactions.onConnection(connection -> {
            MatterTables.nominate(connection, project, party, agency, agreements);
            return null;
        });
    }

    private void watch(WatchChanged event) {
        transactions.onConnection(connection -> {
            MatterTables.watch(connection, event.projectId(), event.by().subject(), event.watched(), event.changedAt());
            return null;
        });
    }

    private void askWithdrawal(UUID project, String agreement, int gateRequest, WithdrawalCause cause) {
        transactions.onConnection(connection -> {
            MatterTables.askWithdrawal(connection, project, agreement, gateRequest, cause);
            return null;
        });
    }

    private void open(RememberedReview review) {
        Set<String> agencies = new HashSet<>(review.event().leads().values());
        Optional.ofNullable(review.event().subject().projectId())
                .flatMap(this::nomination)
                .ifPresent(nomination -> agencies.add(nomination.agency()));
        transactions.onConnection(connection -> {
            MatterTables.open(connection, review, agencies.stream().sorted().collect(Collectors.toList()));
            return null;
        });
    }

    private void await(UUID review, List<String> pending) {
        transactions.onConnection(connection -> {
            MatterTables.pending(connection, review, pending);
            return null;
        });
    }

    private void extend(UUID review, List<String> pending, Instant deadline) {
        transactions.onConnection(connection -> {
            MatterTables.extend(connection, review, pending, deadline);
            return null;
        });
    }
}
