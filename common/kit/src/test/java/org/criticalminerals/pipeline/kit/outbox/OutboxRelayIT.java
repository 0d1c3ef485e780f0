package org.criticalminerals.pipeline.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.KitDatabase;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guarantees of the outbox on real PostgreSQL and Kafka: at least once, in order per key, whatever dies. */
class OutboxRelayIT {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final LocalPlatform platform = LocalPlatform.shared();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private KitDatabase database;

    @BeforeEach
    void empty() {
        database = KitDatabase.fresh(platform);
        platform.resetTopics();
    }

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void whatCommittedIsSentOnceAndDeleted() throws SQLException {
        write("p-1", "a");

        OutboxRelay.Batch batch = relay().drainOnce();

        assertThat(batch).isEqualTo(new OutboxRelay.Batch(1, 1, false));
        assertThat(waiting()).isZero();
        assertThat(sent(1)).containsExactly("p-1=a");
    }

    @Test
    void aCrashBetweenAcknowledgementAndDeleteRepeatsTheSameEventId() throws SQLException {
        UUID id = write("p-1", "a");
        OutboxRelay crashing = relay(failingFirstCommit(database.dataSource()));

        assertThatThrownBy(crashing::drainOnce).hasMessage("crashed");
        assertThat(waiting()).isEqualTo(1);
        relay().drainOnce();

        try (TopicReader reader = new TopicReader(platform, Topics.PROJECTS)) {
            assertThat(reader.until(read -> read.size() == 2))
                    .extracting(record -> TopicReader.header(record, EventHeaders.ID))
                    .containsExactly(id.toString(), id.toString());
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void aLowerNumberThatCommitsLaterIsStillSent() throws SQLException {
        OutboxRelay relay = relay();
        try (Connection slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            OutboxTable.insert(slow, row("p-1", "lower, later"), Instant.now());
            write("p-2", "higher, first");

            relay.drainOnce();
            slow.commit();
            relay.drainOnce();
        }

        assertThat(sent(2)).containsExactlyInAnyOrder("p-2=higher, first", "p-1=lower, later");
        assertThat(waiting()).isZero();
    }

    @Test
    void twoRelaysInARollingUpdateKeepTheOrderPerKey() throws Exception {
        int events = 600;
        AtomicBoolean writing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<Void> drain = () -> {
                OutboxRelay relay = relay();
                while (writing.get() || waiting() > 0) {
                    relay.drainOnce();
                }
                return null;
            };
            var first = threads.submit(drain);
            var second = threads.submit(drain);

            IntStream.range(0, events).forEach(n -> write("p-" + n % 7, Integer.toString(n)));
            writing.set(false);
            first.get();
            second.get();
        }

        Map<String, List<Integer>> perKey = sent(events).stream()
                .map(line -> line.split("="))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> Integer.valueOf(pair[1]), Collectors.toList())));
        assertThat(perKey).hasSize(7);
        assertThat(perKey.values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void whatCannotBeSentParksItsOwnKeyOnly() throws SQLException {
        write("p-1", "x".repeat(1_100_000));
        write("p-1", "behind");
        write("p-2", "free");
        OutboxRelay relay = relay();

        relay.drainOnce();
        relay.drainOnce();

        assertThat(sent(1)).containsExactly("p-2=free");
        assertThat(waiting()).isEqualTo(2);
        assertThat(database.count(
                        "select count(*) from outbox where parked_at is not null and park_reason is not null"))
                .isEqualTo(1);
    }

    @Test
    void withKafkaDownRowsStayAndTheLockIsFree() throws SQLException {
        outage(Duration.ofSeconds(3));
    }

    @Test
    @Tag("long")
    void withKafkaDownForAMinuteRowsStayAndTheLockIsFree() throws SQLException {
        outage(Duration.ofSeconds(60));
    }

    private void outage(Duration length) throws SQLException {
        OutboxRelay relay = relay();
        write("p-1", "before");
        relay.drainOnce();
        platform.kafkaStop();
        try {
            write("p-1", "meanwhile");
            long end = System.nanoTime() + length.toNanos();
            do {
                assertThat(relay.drainOnce().failed()).isTrue();
                assertThat(database.count("select count(*) from pg_locks where locktype = 'advisory'"))
                        .isZero();
            } while (System.nanoTime() < end);
            assertThat(waiting()).isEqualTo(1);
        } finally {
            platform.kafkaStart();
        }

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> relay.drainOnce().sent() == 1);

        assertThat(sent(2)).containsExactly("p-1=before", "p-1=meanwhile");
    }

    private OutboxRelay relay() {
        return relay(database.dataSource());
    }

    private synchronized OutboxRelay relay(DataSource dataSource) {
        OutboxRelay relay = new OutboxRelay(dataSource, this::producer, 50, LOCK_WAIT, Clock.systemUTC());
        relays.add(relay);
        return relay;
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> config = new HashMap<>(platform.kafkaClient("project-service"));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private UUID write(String key, String text) {
        OutboxRow row = row(key, text);
        database.run(() -> database.onConnection(connection -> {
            OutboxTable.insert(connection, row, Instant.now());
            return null;
        }));
        return row.eventId();
    }

    private static OutboxRow row(String key, String text) {
        UUID id = UUID.randomUUID();
        return new OutboxRow(
                id,
                Topics.PROJECTS,
                key,
                Map.of(EventHeaders.ID, id.toString()),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private long waiting() {
        return database.count("select count(*) from outbox");
    }

    private List<String> sent(int count) {
        try (TopicReader reader = new TopicReader(platform, Topics.PROJECTS)) {
            return reader.until(read -> read.size() >= count).stream()
                    .map(OutboxRelayIT::line)
                    .toList();
        }
    }

    private static String line(ConsumerRecord<String, byte[]> record) {
        return record.key() + "=" + new String(record.value(), StandardCharsets.UTF_8);
    }

    private static DataSource failingFirstCommit(DataSource source) {
        AtomicBoolean failed = new AtomicBoolean();
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (name, inner) -> inner, name -> {
                            if (name.equals("commit") && failed.compareAndSet(false, true)) {
                                throw new SQLException("crashed");
                            }
                        })
                        : result,
                name -> {});
    }

    private static <T> T proxy(Class<T> type, T target, After after, Before before) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    before.call(method.getName());
                    try {
                        return after.of(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @FunctionalInterface
    private interface Before {
        void call(String method) throws SQLException;
    }

    @FunctionalInterface
    private interface After {
        Object of(String method, Object result);
    }
}
