package org.criticalminerals.pipeline.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.outbox.EventRecords;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.kit.testing.KitDatabase;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each event takes effect once, what can't be processed holds back its own key only, nothing is lost. */
class EventConsumerIT {

    private static final String CONSUMER = "test";
    private static final UUID FIRST = UUID.fromString("019ac0de-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("019ac0de-0000-7000-8000-000000000002");
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(1), Duration.ofMillis(5), 2, Duration.ofMinutes(15));

    private final LocalPlatform platform = LocalPlatform.shared();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final MovableClock clock = new MovableClock();
    private int offset;
    private KitDatabase database;
    private DeadLetters deadLetters;
    private WaitingEvents waiting;
    private EventConsumer consumer;

    @BeforeEach
    void empty() {
        database = KitDatabase.fresh(platform);
        deadLetters = new DeadLetters(database, clock, SHORT);
        waiting = new WaitingEvents(database, deadLetters, clock);
        consumer = new EventConsumer(database, deadLetters, waiting, metrics, clock, SHORT);
    }

    @Test
    void aRepeatedEventTakesEffectOnce() {
        ConsumerRecord<String, byte[]> event = shared(FIRST, "Nolans");

        consume(event, event);
        consume(event);

        assertThat(effects()).containsExactly("Nolans");
    }

    @Test
    void aPoisonEventHoldsBackItsKeyAndNoOther() {
        poison.add("poison");

        consume(shared(FIRST, "poison"), shared(SECOND, "other"), shared(FIRST, "successor"));
        consume(shared(FIRST, "later"));

        assertThat(effects()).containsExactly("other");
        assertThat(deadLetterTopics()).isEqualTo(1);
        assertThat(deadLetters.describe(CONSUMER, Topics.PROJECTS, FIRST.toString()))
                .hasSize(3)
                .first()
                .asString()
                .contains("dead");
    }

    @Test
    void whatWaitsIsReplayedInOrderOnceTheCauseIsMended() {
        poison.add("poison");
        consume(shared(FIRST, "poison"), shared(FIRST, "second"), shared(FIRST, "third"));
        poison.clear();

        int replayed =
                deadLetters.replay(CONSUMER, Topics.PROJECTS, FIRST.toString(), ProjectEvent.class, this::handle);
        consume(shared(FIRST, "fourth"));

        assertThat(replayed).isEqualTo(3);
        assertThat(effects()).containsExactly("poison", "second", "third", "fourth");
    }

    @Test
    void aDroppedEventFreesThoseBehindIt() {
        poison.add("poison");
        consume(shared(FIRST, "poison"), shared(FIRST, "second"));

        deadLetters.drop(CONSUMER, Topics.PROJECTS, FIRST.toString());
        deadLetters.replay(CONSUMER, Topics.PROJECTS, FIRST.toString(), ProjectEvent.class, this::handle);

        assertThat(effects()).containsExactly("second");
    }

    @Test
    void bytesThatAreNoJsonGoToTheDeadLettersWithTheirHeaders() throws SQLException {
        ConsumerRecord<String, byte[]> event = shared(FIRST, "x");
        ConsumerRecord<String, byte[]> garbage = copy(event, new byte[] {(byte) 0xca, (byte) 0xfe});

        consume(garbage, shared(SECOND, "goes on"));

        assertThat(effects()).containsExactly("goes on");
        assertThat(database.count("select count(*) from outbox where topic = '"
                        + Topics.deadLetterTopic(Topics.PROJECTS)
                        + "' and headers ->> 'ce_type' = 'minerals.project.shared.v1'"
                        + " and headers ->> 'dlq-reason' like 'Not an event%' and payload = '\\xcafe'"))
                .isEqualTo(1);
    }

    @Test
    void aRecordWithoutAnyHeaderGoesToTheDeadLetters() {
        consume(new ConsumerRecord<>(Topics.PROJECTS, 0, 99, null, "hello".getBytes(StandardCharsets.UTF_8)));

        assertThat(deadLetterTopics()).isEqualTo(1);
    }

    @Test
    void anUnknownTypeIsSkippedAndCounted() {
        ConsumerRecord<String, byte[]> event = shared(FIRST, "x");
        event.headers().remove(EventHeaders.TYPE);
        event.headers().add(EventHeaders.TYPE, "minerals.project.invented.v9".getBytes(StandardCharsets.UTF_8));

        consume(event, shared(FIRST, "known"));

        assertThat(effects()).containsExactly("known");
        assertThat(metrics.counter("pipeline.events.unknown", "consumer", CONSUMER)
                        .count())
                .isEqualTo(1);
        assertThat(deadLetterTopics()).isZero();
    }

    @Test
    void twoDifferentEventsWithOneIdRaiseAnAlert() {
        ConsumerRecord<String, byte[]> event = shared(FIRST, "true");
        ConsumerRecord<String, byte[]> impostor =
                copy(event, shared(FIRST, "false").value());

        consume(event);
        consume(impostor);

        assertThat(effects()).containsExactly("true");
        assertThat(metrics.counter("pipeline.events.same-id", "consumer", CONSUMER)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsKnownAMomentLaterTakesEffectAtOnce() {
        AtomicInteger calls = new AtomicInteger();

        consumer.consume(CONSUMER, List.of(shared(FIRST, "Nolans")), ProjectEvent.class, envelope -> {
            if (calls.incrementAndGet() < 3) {
                throw new NotYetKnownException("agreement us-eu-mou");
            }
            handle(envelope);
        });

        assertThat(effects()).containsExactly("Nolans");
        assertThat(parked()).isZero();
    }

    @Test
    void whatIsNotKnownYetHoldsBackItsKeyAndNoOther() {
        unknown.add("early");

        consume(shared(FIRST, "early"), shared(SECOND, "other"), shared(FIRST, "successor"));
        consume(shared(FIRST, "later"));

        assertThat(effects()).containsExactly("other");
        assertThat(deadLetterTopics()).isZero();
        assertThat(deadLetters.describe(CONSUMER, Topics.PROJECTS, FIRST.toString()))
                .hasSize(3)
                .first()
                .asString()
                .endsWith("waits: Not known yet: early");
    }

    @Test
    void whatWaitsIsReplayedByItselfAndInOrderOnceItIsKnown() {
        unknown.add("early");
        consume(shared(FIRST, "early"), shared(FIRST, "second"), shared(FIRST, "third"));
        unknown.clear();
        clock.move(Duration.ofSeconds(1));

        waiting.replayDue();
        consume(shared(FIRST, "fourth"));

        assertThat(effects()).containsExactly("early", "second", "third", "fourth");
        assertThat(parked()).isZero();
    }

    @Test
    void aSuccessorThatWaitsForSomethingElseIsReplayedByItselfToo() {
        unknown.addAll(List.of("early", "second"));
        consume(shared(FIRST, "early"), shared(FIRST, "second"), shared(FIRST, "third"));
        unknown.remove("early");
        clock.move(Duration.ofSeconds(1));
        waiting.replayDue();
        unknown.clear();
        clock.move(Duration.ofSeconds(1));

        waiting.replayDue();

        assertThat(effects()).containsExactly("early", "second", "third");
    }

    @Test
    void aNewProcessTakesUpWhatWaited() {
        unknown.add("early");
        consume(shared(FIRST, "early"));
        unknown.clear();
        clock.move(Duration.ofSeconds(1));
        WaitingEvents ofNewProcess = new WaitingEvents(database, deadLetters, clock);
        new EventConsumer(database, deadLetters, ofNewProcess, metrics, clock, SHORT)
                .subscribe(CONSUMER, ProjectEvent.class, this::handle);

        ofNewProcess.replayDue();

        assertThat(effects()).containsExactly("early");
    }

    @Test
    void peopleAreToldOnceOfWhatIsOverdueAndItIsTriedOn() {
        unknown.add("early");
        consume(shared(FIRST, "early"), shared(FIRST, "second"));
        for (int minute = 0; minute < 20; minute++) {
            clock.move(Duration.ofMinutes(1));
            waiting.replayDue();
        }
        assertThat(deadLetterTopics()).isEqualTo(1);
        unknown.clear();
        clock.move(Duration.ofMinutes(1));

        waiting.replayDue();

        assertThat(effects()).containsExactly("early", "second");
    }

    @Test
    void whatTurnsOutPoisonWhileItWaitsGoesToTheDeadLettersAndIsNotTriedOn() {
        unknown.add("early");
        consume(shared(FIRST, "early"));
        unknown.clear();
        poison.add("early");
        clock.move(Duration.ofSeconds(1));

        waiting.replayDue();

        assertThat(deadLetterTopics()).isEqualTo(1);
        assertThat(database.count("select count(*) from parked_event where dead and retry_at is null"))
                .isEqualTo(1);
    }

    @Test
    void aTransientFailureIsTriedUntilItPasses() {
        AtomicInteger calls = new AtomicInteger();

        consumer.consume(CONSUMER, List.of(shared(FIRST, "Nolans")), ProjectEvent.class, envelope -> {
            if (calls.incrementAndGet() < 10) {
                throw new IllegalStateException(new SQLException("connection lost", "08006"));
            }
            handle(envelope);
        });

        assertThat(effects()).containsExactly("Nolans");
    }

    @Test
    void twoReplicasWithARebalanceInBetweenLeaveNoGap() throws Exception {
        platform.resetTopics();
        int events = 300;
        try (var producer = new KafkaProducer<>(
                new HashMap<>(platform.kafkaClient("project-service")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int n = 0; n < events; n++) {
                ConsumerRecord<String, byte[]> event = shared(new UUID(0x7000, n % 20), "n" + n);
                producer.send(new ProducerRecord<>(Topics.PROJECTS, null, event.key(), event.value(), event.headers()));
            }
        }

        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> dying = threads.submit(() -> poll(2, false));
            dying.get();
            Future<?> first = threads.submit(() -> poll(40, true));
            Future<?> second = threads.submit(() -> poll(40, true));
            first.get();
            second.get();
        }

        assertThat(effects()).hasSize(events).doesNotHaveDuplicates();
        assertThat(database.count("select count(*) from (select substring(key from 2)::int"
                        + " < lag(substring(key from 2)::int) over (partition by event_id order by n) as wrong"
                        + " from effect) e where wrong"))
                .isZero();
    }

    // A replica that polls a few rounds; one that dies never commits what it processed last.
    private void poll(int rounds, boolean commits) {
        Map<String, Object> config = new HashMap<>(platform.kafkaClient("partner-service"));
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "partner-service.test");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20);
        try (var kafka = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            kafka.subscribe(List.of(Topics.PROJECTS));
            int worked = 0;
            for (int empty = 0; empty < 15 && worked < rounds; ) {
                var records = kafka.poll(Duration.ofMillis(200));
                if (records.isEmpty()) {
                    empty++;
                    continue;
                }
                consumer.consume(CONSUMER, records, ProjectEvent.class, this::handle);
                worked++;
                if (commits) {
                    kafka.commitSync();
                }
            }
        }
    }

    @SafeVarargs
    private void consume(ConsumerRecord<String, byte[]>... records) {
        consumer.consume(CONSUMER, List.of(records), ProjectEvent.class, this::handle);
    }

    private void handle(EventEnvelope<ProjectEvent> envelope) {
        ProjectEvent.ProjectShared event = (ProjectEvent.ProjectShared) envelope.event();
        database.onConnection(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into effect (event_id, key) values (?, ?)")) {
                insert.setObject(1, event.projectId());
                insert.setString(2, event.projectName());
                return insert.executeUpdate();
            }
        });
        if (unknown.contains(event.projectName())) {
            throw new NotYetKnownException(event.projectName());
        }
        if (poison.contains(event.projectName())) {
            throw new IllegalArgumentException("can't be processed");
        }
    }

    private List<String> effects() {
        return database.call(() -> database.onConnection(connection -> {
            List<String> names = new ArrayList<>();
            try (var rows = connection.createStatement().executeQuery("select key from effect order by n")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }));
    }

    private long parked() {
        return database.count("select count(*) from parked_event");
    }

    private long deadLetterTopics() {
        return database.count("select count(*) from outbox where topic like '%.dlq'");
    }

    private ConsumerRecord<String, byte[]> shared(UUID project, String name) {
        EventEnvelope<ProjectEvent> envelope = new EventEnvelope<>(
                UUID.randomUUID(),
                "/project-service",
                project.toString(),
                Instant.EPOCH,
                "USA",
                1,
                Set.of("USA"),
                new ProjectEvent.ProjectShared(project, name, "USA", 1, new Actor("s", "Somebody", "us-doe", "USA")));
        OutboxRow row = EventRecords.toRow(envelope);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(row.topic(), 0, offset++, row.key(), row.payload());
        row.headers().forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private ConsumerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> event, byte[] payload) {
        ConsumerRecord<String, byte[]> copy = new ConsumerRecord<>(event.topic(), 0, offset++, event.key(), payload);
        event.headers().forEach(header -> copy.headers().add(header));
        return copy;
    }

    /** The system's clock, moved forward by hand. */
    private static final class MovableClock extends Clock {
        private Duration ahead = Duration.ZERO;

        void move(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
