package org.criticalminerals.pipeline.project.candidacy;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what partner-service tells of reviews. */
@ApplicationScoped
class ReviewEvents {

    private static final String CONSUMER = "project-service.reviews";

    private final EventConsumer consumer;
    private final ReviewOutcomes outcomes;

    ReviewEvents(EventConsumer consumer, ReviewOutcomes outcomes) {
        this.consumer = consumer;
        this.outcomes = outcomes;
    }

    @Incoming("reviews")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(CONSUMER, batch, ReviewEvent.class, outcomes::take);
    }
}
