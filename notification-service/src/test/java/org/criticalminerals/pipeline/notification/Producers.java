package org.criticalminerals.pipeline.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.EventRecords;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/** Speaks as project-service and partner-service do, with their own credentials. */
public final class Producers implements AutoCloseable {

    private final KafkaProducer<String, byte[]> project;
    private final KafkaProducer<String, byte[]> partner;

    public Producers(LocalPlatform platform) {
        project = producer(platform, Topics.PROJECT_SERVICE);
        partner = producer(platform, Topics.PARTNER_SERVICE);
    }

    /** Tells an event and gives back its id. */
    public UUID tell(PipelineEvent event, Set<String> releasableTo) {
        UUID id = Ids.next();
        tell(id, event, releasableTo);
        return id;
    }

    /** Tells an event under an id. */
    public void tell(UUID id, PipelineEvent event, Set<String> releasableTo) {
        OutboxRow row = EventRecords.toRow(
                new EventEnvelope<>(id, "/" + sender(event), event.key(), Instant.now(), null, 1, releasableTo, event));
        send(producerOf(event), row.topic(), row.key(), row.headers(), row.payload());
    }

    /** Tells all states of the demonstration. */
    public void tellReference() {
        List<ReferenceEvent> states = People.reference();
        states.forEach(state -> tell(state, Set.of("*")));
    }

    /** Sends bytes as an event of partner-service on the topic of reviews. */
    public void tellBytes(UUID id, String key, String type, byte[] payload) {
        Map<String, String> headers = new HashMap<>();
        headers.put(EventHeaders.ID, id.toString());
        headers.put(EventHeaders.TYPE, type);
        headers.put(EventHeaders.SOURCE, "/partner-service");
        headers.put(EventHeaders.TIME, Instant.now().toString());
        send(partner, Topics.REVIEWS, key, headers, payload);
    }

    private KafkaProducer<String, byte[]> producerOf(PipelineEvent event) {
        return sender(event).equals(Topics.PROJECT_SERVICE) ? project : partner;
    }

    private static String sender(PipelineEvent event) {
        return switch (event) {
            case ProjectEvent _ -> Topics.PROJECT_SERVICE;
            case ReviewEvent _, AgreementEvent _, ReferenceEvent _, RecordEvent _ -> Topics.PARTNER_SERVICE;
        };
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            String topic,
            String key,
            Map<String, String> headers,
            byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static KafkaProducer<String, byte[]> producer(LocalPlatform platform, String service) {
        Map<String, Object> config = new HashMap<>(platform.kafkaClient(service));
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        project.close();
        partner.close();
    }
}
