package org.criticalminerals.pipeline.notification.reference;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the states of parties, agencies, agreements and officials into this service's copies. */
@ApplicationScoped
public class ReferenceEvents {

    private final EventConsumer consumer;
    private final ReferenceService reference;

    ReferenceEvents(EventConsumer consumer, ReferenceService reference) {
        this.consumer = consumer;
        this.reference = reference;
    }

    @Incoming("reference")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(
                "notification-service.reference",
                batch,
                ReferenceEvent.class,
                envelope -> reference.put(envelope.event()));
    }
}
