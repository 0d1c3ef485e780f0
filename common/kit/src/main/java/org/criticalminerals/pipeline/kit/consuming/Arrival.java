package org.criticalminerals.pipeline.kit.consuming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.MalformedEventException;
import org.criticalminerals.pipeline.events.PipelineEvent;

/**
 * A record as it arrived, not yet trusted to be an event.
 *
 * @param topic the topic
 * @param position partition and offset, for people
 * @param key the key; null where the sender gave none
 * @param headers its headers as text
 * @param payload its bytes; null for a tombstone
 */
record Arrival(String topic, String position, String key, Map<String, String> headers, byte[] payload) {

    static Arrival of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new Arrival(
                record.topic(), record.partition() + ":" + record.offset(), record.key(), headers, record.value());
    }

    /** Who sent it; part of what makes an event unique. */
    String source() {
        return headers.getOrDefault(EventHeaders.SOURCE, "");
    }

    /** The event's id, or the place where it lies for a record without one. */
    String id() {
        return headers.getOrDefault(EventHeaders.ID, topic + ":" + position);
    }

    /** A digest of type and bytes: the same id with another digest is another event. */
    byte[] digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(type().getBytes(StandardCharsets.UTF_8));
            if (payload != null) {
                sha.update(payload);
            }
            return Arrays.copyOf(sha.digest(), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String type() {
        return headers.getOrDefault(EventHeaders.TYPE, "");
    }

    <E extends PipelineEvent> Reading<E> read(Class<E> topicEvents) {
        if (payload == null) {
            return new Reading.Unknown<>("tombstone");
        }
        if (type().isEmpty() || !headers.containsKey(EventHeaders.ID)) {
            return new Reading.Malformed<>("The CloudEvents headers ce_id and ce_type are missing");
        }
        try {
            return EventCodec.read(topicEvents, type(), payload)
                    .<Reading<E>>map(event -> new Reading.Event<>(envelope(event)))
                    .orElseGet(() -> new Reading.Unknown<>(type()));
        } catch (MalformedEventException | DateTimeException | IllegalArgumentException e) {
            return new Reading.Malformed<>(e.getMessage());
        }
    }

    private <E extends PipelineEvent> EventEnvelope<E> envelope(E event) {
        return new EventEnvelope<>(
                UUID.fromString(headers.get(EventHeaders.ID)),
                source(),
                headers.getOrDefault(EventHeaders.SUBJECT, ""),
                Instant.parse(headers.getOrDefault(EventHeaders.TIME, "")),
                headers.get(EventHeaders.PARTY),
                Long.parseLong(headers.getOrDefault(EventHeaders.AGGREGATE_VERSION, "0")),
                audience(headers.getOrDefault(EventHeaders.RELEASABLE_TO, "")),
                event);
    }

    private static Set<String> audience(String header) {
        return Arrays.stream(header.split(","))
                .filter(principal -> !principal.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a record turned out to be. */
    sealed interface Reading<E extends PipelineEvent> {

        /** An event to process. */
        record Event<E extends PipelineEvent>(EventEnvelope<E> envelope) implements Reading<E> {}

        /** A type this reader doesn't know, which v1 allows: skipped and counted. */
        record Unknown<E extends PipelineEvent>(String type) implements Reading<E> {}

        /** No event at all: to the dead letters. */
        record Malformed<E extends PipelineEvent>(String reason) implements Reading<E> {}
    }
}
