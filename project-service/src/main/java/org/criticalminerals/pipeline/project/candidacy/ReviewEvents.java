package org.criticalminerals.pipeline.project.candidacy;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what partner-service tells of reviews, and of candidacies beside them. */
@ApplicationScoped
class ReviewEvents {

    private static final String CONSUMER = "project-service.reviews";

    private final EventConsumer consumer;
    private final ReviewOutcomes outcomes;
    private final BesideReviews beside;
    private final HistoryService history;

    ReviewEvents(EventConsumer consumer, ReviewOutcomes outcomes, BesideReviews beside, HistoryService history) {
        this.consumer = consumer;
        this.outcomes = outcomes;
        this.beside = beside;
        this.history = history;
    }

    @Incoming("reviews")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(CONSUMER, batch, ReviewEvent.class, this::take);
    }

    private void take(EventEnvelope<ReviewEvent> envelope) {
        switch (envelope.event()) {
            case ReviewEvent.OfReview event -> outcomes.take(event, envelope.releasableTo());
            case ReviewEvent.OfParty event ->
                PartyAffairs.fact(event, envelope.releasableTo()).ifPresent(history::record);
            case ReviewEvent.OfCandidacy event -> beside.take(event, envelope.releasableTo());
            case ReviewEvent.OfCondition event -> beside.take(event, envelope.releasableTo());
        }
    }
}
