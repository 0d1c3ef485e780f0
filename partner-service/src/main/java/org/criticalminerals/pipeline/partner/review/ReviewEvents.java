package org.criticalminerals.pipeline.partner.review;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.criticalminerals.pipeline.partner.candidacy.CandidacyService;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What this service learns of projects: candidacies, gates that are asked for, and requests that are withdrawn. What else becomes of
 * candidacies it passes on to the subjects that hang something on them.
 */
@ApplicationScoped
public class ReviewEvents {

    private static final String CONSUMER = "partner-service.projects";

    private final EventConsumer consumer;
    private final CandidacyService candidacies;
    private final ReviewService reviews;
    private final Event<ProjectEvent.CandidacySelected> selections;
    private final Event<ProjectEvent.CandidacyWithdrawn> withdrawals;
    private final Event<ProjectEvent.CandidacyDeselected> deselections;

    ReviewEvents(
            EventConsumer consumer,
            CandidacyService candidacies,
            ReviewService reviews,
            Event<ProjectEvent.CandidacySelected> selections,
            Event<ProjectEvent.CandidacyWithdrawn> withdrawals,
            Event<ProjectEvent.CandidacyDeselected> deselections) {
        this.consumer = consumer;
        this.candidacies = candidacies;
        this.reviews = reviews;
        this.selections = selections;
        this.withdrawals = withdrawals;
        this.deselections = deselections;
    }

    // What waited when the last replica stopped goes on without a new event.
    void start(@Observes StartupEvent event) {
        consumer.subscribe(CONSUMER, ProjectEvent.class, this::handle);
    }

    /** Takes a batch of the topic of projects. */
    @Incoming("projects")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(CONSUMER, batch, ProjectEvent.class, this::handle);
    }

    private void handle(EventEnvelope<ProjectEvent> envelope) {
        candidacies.learn(envelope.event());
        switch (envelope.event()) {
            case ProjectEvent.GateRequested requested -> reviews.open(Question.of(requested));
            case ProjectEvent.ReviewWithdrawalRequested requested -> reviews.withdraw(requested);
            case ProjectEvent.ChangeReviewRequested requested -> reviews.open(Question.of(requested));
            case ProjectEvent.ChangeWithdrawalRequested requested -> reviews.withdraw(requested);
            case ProjectEvent.ProjectNominated e -> {}
            case ProjectEvent.WatchChanged e -> {}
            case ProjectEvent.ProjectShared e -> {}
            case ProjectEvent.DossierChanged e -> {}
            case ProjectEvent.CandidacySubmitted e -> {}
            case ProjectEvent.StageChanged e -> {}
            case ProjectEvent.CandidacySelected e -> selections.fire(e);
            case ProjectEvent.CandidacyHeld e -> {}
            case ProjectEvent.CandidacyResumed e -> {}
            case ProjectEvent.CandidacyWithdrawn e -> withdrawals.fire(e);
            case ProjectEvent.CandidacyRejected e -> {}
            case ProjectEvent.ChangeNoticed e -> {}
            case ProjectEvent.ChangeReplied e -> {}
            case ProjectEvent.ChangeWithdrawn e -> {}
            case ProjectEvent.CandidacySuspended e -> {}
            case ProjectEvent.SuspensionLifted e -> {}
            case ProjectEvent.SupportEnded e -> {}
            case ProjectEvent.DuplicateSettled e -> {}
            case ProjectEvent.MarkingChanged e -> {}
            case ProjectEvent.PromoterConsentRecorded e -> {}
            case ProjectEvent.PromoterConsentEnded e -> {}
            case ProjectEvent.ExportControlChanged e -> {}
            case ProjectEvent.CommentAdded e -> {}
            case ProjectEvent.DocumentAdded e -> {}
            case ProjectEvent.DocumentChanged e -> {}
            case ProjectEvent.DocumentWithdrawn e -> {}
            case ProjectEvent.CandidacyDeselected e -> deselections.fire(e);
        }
    }
}
