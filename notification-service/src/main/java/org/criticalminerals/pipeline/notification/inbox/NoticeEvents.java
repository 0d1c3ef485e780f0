package org.criticalminerals.pipeline.notification.inbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happened to projects, reviews and agreements, and has it told. */
@ApplicationScoped
public class NoticeEvents {

    private final EventConsumer consumer;
    private final Fanout fanout;

    NoticeEvents(EventConsumer consumer, Fanout fanout) {
        this.consumer = consumer;
        this.fanout = fanout;
    }

    @Incoming("projects")
    @Blocking
    void projects(ConsumerRecords<String, byte[]> batch) {
        consumer.consume("notification-service.projects", batch, ProjectEvent.class, fanout::tell);
    }

    @Incoming("reviews")
    @Blocking
    void reviews(ConsumerRecords<String, byte[]> batch) {
        consumer.consume("notification-service.reviews", batch, ReviewEvent.class, fanout::tell);
    }

    @Incoming("agreements")
    @Blocking
    void agreements(ConsumerRecords<String, byte[]> batch) {
        consumer.consume("notification-service.agreements", batch, AgreementEvent.class, fanout::tell);
    }
}
