package org.criticalminerals.pipeline.kit.outbox;

import java.util.Map;
import java.util.UUID;

/**
 * A record that waits to be sent to Kafka.
 *
 * @param eventId the event's id
 * @param topic where it goes
 * @param key its key; null only for dead letters without one
 * @param headers its headers
 * @param payload its bytes
 */
public record OutboxRow(UUID eventId, String topic, String key, Map<String, String> headers, byte[] payload) {}
