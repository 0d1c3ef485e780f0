package org.criticalminerals.pipeline.partner.testing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.EventRecords;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/** Speaks as project-service and listens as an operator, on the real broker. */
public final class Kafka implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;

    /** What a topic holds. */
    public record Heard(String topic, String key, Map<String, String> headers, byte[] payload) {

        /** The event's type. */
        public String type() {
            return headers.get(EventHeaders.TYPE);
        }

        /** The event itself. */
        public <E extends PipelineEvent> E as(Class<E> type) {
            return EventCodec.read(type, type(), payload).orElseThrow();
        }
    }

    public Kafka(Clock clock) {
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                new HashMap<>(LocalPlatform.shared().kafkaClient(Topics.PROJECT_SERVICE)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A project was submitted under an agreement. */
    public void submitted(UUID project, String agreement, String... siteCountries) {
        send(new ProjectEvent.CandidacySubmitted(
                project,
                "Nolans",
                agreement,
                "EU",
                "eu-grow",
                7,
                Set.of(siteCountries),
                1,
                new Actor("s", "A. Desk", "eu-grow", "EU")));
    }

    /** A party asks for a gate, with everything that the gate waits for given before. */
    public void gateRequested(UUID project, String agreement, Gate gate, int number, String... siteCountries) {
        if (gate != Gate.SCREENING && gate != Gate.COMPLETED) {
            submitted(project, agreement, siteCountries);
            Preparation.of(project, agreement, gate);
        }
        send(gateRequest(project, agreement, gate, number, "EU", siteCountries));
    }

    /** The event of a gate request. */
    public ProjectEvent.GateRequested gateRequest(
            UUID project, String agreement, Gate gate, int number, String nominatingParty, String... siteCountries) {
        return new ProjectEvent.GateRequested(
                project,
                "Nolans",
                agreement,
                gate,
                number,
                7,
                "ab".repeat(32),
                List.of(
                        new SectionSeal(Section.IDENTITY, 3, "cd".repeat(32), Set.of("USA", "EU", "SECRETARIAT")),
                        new SectionSeal(Section.FINANCE, 7, "ef".repeat(32), Set.of("EU"))),
                Set.of(siteCountries),
                "Please decide",
                nominatingParty,
                Set.of("s"),
                clock.instant(),
                4,
                new Actor("s", "A. Desk", "eu-grow", nominatingParty));
    }

    /** A party asks for a gate of a project whose dossier these officials wrote, by sign-in name. */
    public void gateRequestedOf(UUID project, String agreement, Gate gate, int number, String... editors) {
        ProjectEvent.GateRequested request = gateRequest(project, agreement, gate, number, "EU", "AU");
        send(new ProjectEvent.GateRequested(
                project,
                request.projectName(),
                agreement,
                gate,
                number,
                request.dossierVersion(),
                request.dossierHash(),
                request.sections(),
                request.siteCountries(),
                request.note(),
                request.nominatingParty(),
                Arrays.stream(editors).map(Tokens::subject).collect(Collectors.toSet()),
                request.requestedAt(),
                request.version(),
                request.by()));
    }

    /** A party asks for the review of a change after the selection. */
    public void changeReviewRequested(
            UUID project, String agreement, SubjectType change, int number, String reply, String... siteCountries) {
        send(new ProjectEvent.ChangeReviewRequested(
                project,
                "Nolans",
                agreement,
                change,
                number,
                7,
                "ab".repeat(32),
                List.of(new SectionSeal(Section.IDENTITY, 3, "cd".repeat(32), Set.of("USA", "EU", "SECRETARIAT"))),
                Set.of(siteCountries),
                "EU",
                "USA",
                ChangeCause.INSOLVENCY,
                "No payments any more",
                reply,
                Set.of("s"),
                clock.instant(),
                9,
                new Actor("t", "A. Signatory", "us-state", "USA")));
    }

    /** The requesting party takes a change request back. */
    public void changeWithdrawalRequested(UUID project, String agreement, int number) {
        send(new ProjectEvent.ChangeWithdrawalRequested(
                project,
                agreement,
                number,
                "Payments go on",
                clock.instant(),
                new Actor("t", "A. Signatory", "us-state", "USA")));
    }

    /** The nominating party takes a request back. */
    public void withdrawalRequested(UUID project, String agreement, int number, Instant at) {
        send(new ProjectEvent.ReviewWithdrawalRequested(
                project,
                agreement,
                number,
                WithdrawalCause.REQUEST_WITHDRAWN,
                "Sites changed",
                at,
                new Actor("s", "A. Signatory", "eu-grow", "EU")));
    }

    /** Sends an event as project-service would. */
    public void send(PipelineEvent event) {
        OutboxRow row = EventRecords.toRow(new EventEnvelope<>(
                Ids.next(), "/project-service", event.key(), clock.instant(), "EU", 1, Set.of("EU", "USA"), event));
        send(row.key(), row.headers(), row.payload());
    }

    /** Sends a record as it is. */
    public void send(String key, Map<String, String> headers, byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.PROJECTS, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    /** Everything that topics hold, as it comes. */
    public static final class Listener implements AutoCloseable {

        private final List<Heard> heard = new CopyOnWriteArrayList<>();
        private final KafkaConsumer<String, byte[]> consumer;

        public Listener(String... topics) {
            Map<String, Object> config = new HashMap<>(LocalPlatform.shared().kafkaClient("operator"));
            this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** What has come until now with this key, in its order. */
        public List<Heard> of(String key) {
            all();
            return heard.stream().filter(event -> key.equals(event.key())).toList();
        }

        /** The types of what has come until now of a project's reviews, in its order. */
        public List<String> typesOf(UUID project) {
            return of(project.toString()).stream()
                    .map(Heard::type)
                    .filter(type -> type.startsWith("minerals.review."))
                    .toList();
        }

        /** What has come by the last look, as types by key. */
        public Map<String, List<String>> typesByKey() {
            return all().stream()
                    .collect(Collectors.groupingBy(Heard::key, Collectors.mapping(Heard::type, Collectors.toList())));
        }

        /** All that has come until now. */
        public synchronized List<Heard> all() {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                Map<String, String> headers = new HashMap<>();
                for (Header header : record.headers()) {
                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
                heard.add(new Heard(record.topic(), record.key(), headers, record.value()));
            }
            return List.copyOf(heard);
        }

        @Override
        public synchronized void close() {
            consumer.close();
        }
    }
}
