package org.criticalminerals.pipeline.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event with what CloudEvents 1.0 carries around it in Kafka's headers.
 *
 * @param id unique per event; consumers know repetitions by it
 * @param source the service that tells it, for example {@code /project-service}
 * @param subject what it is about, for example the project's id
 * @param time when it happened
 * @param party the party that acted; null where the system did
 * @param aggregateVersion version of the aggregate after it
 * @param releasableTo who may learn of it, as audience principals
 * @param event the event itself
 * @param <E> the topic's events
 */
public record EventEnvelope<E extends PipelineEvent>(
        UUID id,
        String source,
        String subject,
        Instant time,
        String party,
        long aggregateVersion,
        Set<String> releasableTo,
        E event) {}
