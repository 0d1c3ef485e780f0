package org.criticalminerals.pipeline.notification.inbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happened to projects, reviews and agreements, and has it told. */
@ApplicationScoped
public class NoticeEvents {

    private static final String PROJECTS = "notification-service.projects";
    private static final String REVIEWS = "notification-service.reviews";
    private static final String AGREEMENTS = "notification-service.agreements";

    private final EventConsumer consumer;
    private final Fanout fanout;

    NoticeEvents(EventConsumer consumer, Fanout fanout) {
        this.consumer = consumer;
        this.fanout = fanout;
    }

    // What waited when the last replica stopped goes on without a new event.
    void start(@Observes StartupEvent event) {
        consumer.subscribe(PROJECTS, ProjectEvent.class, fanout::tell);
        consumer.subscribe(REVIEWS, ReviewEvent.class, fanout::tell);
        consumer.subscribe(AGREEMENTS, AgreementEvent.class, fanout::tell);
    }

    @Incoming("projects")
    @Blocking
    void projects(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(PROJECTS, batch, ProjectEvent.class, fanout::tell);
    }

    @Incoming("reviews")
    @Blocking
    void reviews(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(REVIEWS, batch, ReviewEvent.class, fanout::tell);
    }

    @Incoming("agreements")
    @Blocking
    void agreements(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(AGREEMENTS, batch, AgreementEvent.class, fanout::tell);
    }
}
