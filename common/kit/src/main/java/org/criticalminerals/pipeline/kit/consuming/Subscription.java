package org.criticalminerals.pipeline.kit.consuming;

import java.util.function.Consumer;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;

/**
 * Who reads a topic and what its events do there.
 *
 * @param consumer the name under which consumed and parked events are kept
 * @param topicEvents the sealed interface of the topic's events
 * @param handler what an event does; runs inside the worker transaction
 */
record Subscription<E extends PipelineEvent>(
        String consumer, Class<E> topicEvents, Consumer<EventEnvelope<E>> handler) {}
