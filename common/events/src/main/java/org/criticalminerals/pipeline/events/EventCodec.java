package org.criticalminerals.pipeline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns events into JSON and back, by the type that their record carries. Unknown fields are ignored: v1 only grows. */
public final class EventCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private static final Map<String, Class<? extends PipelineEvent>> TYPES = Stream.of(
                    ProjectEvent.class,
                    ReviewEvent.class,
                    AgreementEvent.class,
                    ReferenceEvent.class,
                    RecordEvent.class)
            .flatMap(EventCodec::records)
            .map(record -> record.<PipelineEvent>asSubclass(PipelineEvent.class))
            .collect(Collectors.toUnmodifiableMap(EventCodec::typeOf, Function.identity()));

    private EventCodec() {}

    /** The records of a sealed interface, also those of sealed interfaces below it. */
    private static Stream<Class<?>> records(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? records(type) : Stream.<Class<?>>of(type));
    }

    /** Every known event type with its record. */
    public static Map<String, Class<? extends PipelineEvent>> types() {
        return TYPES;
    }

    /** The CloudEvents type of an event record. */
    public static String typeOf(Class<? extends PipelineEvent> event) {
        return event.getAnnotation(EventType.class).value();
    }

    /** The event as JSON in UTF-8. */
    public static byte[] write(PipelineEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not writable as JSON: " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads an event of a topic.
     *
     * @return empty where the type isn't one of that topic's
     * @throws MalformedEventException where the bytes are not the JSON of that type
     */
    public static <E extends PipelineEvent> Optional<E> read(Class<E> topic, String type, byte[] data) {
        Class<? extends PipelineEvent> record = TYPES.get(type);
        if (record == null || !topic.isAssignableFrom(record)) {
            return Optional.empty();
        }
        try {
            Object event = JSON.readValue(data, record);
            if (event == null) {
                throw new MalformedEventException("Not an event of type " + type + ": null", null);
            }
            return Optional.of(topic.cast(event));
        } catch (IOException e) {
            throw new MalformedEventException("Not an event of type " + type + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }
}
