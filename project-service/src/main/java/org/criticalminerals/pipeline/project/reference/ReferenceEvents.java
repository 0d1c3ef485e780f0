package org.criticalminerals.pipeline.project.reference;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of reference data as partner-service tells them. */
@ApplicationScoped
class ReferenceEvents {

    private static final String CONSUMER = "project-service.reference";

    private final EventConsumer consumer;
    private final ReferenceService reference;

    ReferenceEvents(EventConsumer consumer, ReferenceService reference) {
        this.consumer = consumer;
        this.reference = reference;
    }

    @Incoming("reference")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(CONSUMER, batch, ReferenceEvent.class, envelope -> reference.take(envelope.event()));
    }
}
