package org.criticalminerals.pipeline.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Carries outbox rows to Kafka: reads a bounded batch in order, publishes, awaits the acknowledgements, deletes,
 * commits. One relay of a service works at a time, by a transaction-level advisory lock. What was acknowledged but not
 * yet deleted when the process dies is sent again under the same event id.
 */
public final class OutboxRelay implements AutoCloseable {

    /** The advisory lock that the relays of one database share. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final DataSource dataSource;
    private final Supplier<Producer<String, byte[]>> producers;
    private final int batchSize;
    private final Duration lockWait;
    private final Clock clock;
    private Producer<String, byte[]> producer;
    private volatile boolean producerBroken;

    /**
     * @param dataSource connections of the worker
     * @param producers makes an idempotent producer with a bounded delivery time; asked again after a failure
     * @param batchSize most rows in one transaction
     * @param lockWait how long to queue behind the relay of another replica
     */
    public OutboxRelay(
            DataSource dataSource,
            Supplier<Producer<String, byte[]>> producers,
            int batchSize,
            Duration lockWait,
            Clock clock) {
        this.dataSource = dataSource;
        this.producers = producers;
        this.batchSize = batchSize;
        this.lockWait = lockWait;
        this.clock = clock;
    }

    /**
     * Sends one batch.
     *
     * @return what became of it
     * @throws SQLException where the database fails; the rows stay
     */
    public Batch drainOnce() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!lock(connection)) {
                    connection.rollback();
                    return Batch.BUSY_ELSEWHERE;
                }
                List<OutboxTable.Numbered> rows = OutboxTable.nextBatch(connection, batchSize);
                Sent sent = rows.isEmpty() ? Sent.NOTHING : send(connection, rows);
                if (!sent.acknowledged().isEmpty()) {
                    OutboxTable.delete(connection, sent.acknowledged());
                }
                connection.commit();
                return new Batch(rows.size(), sent.acknowledged().size(), sent.failed());
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    // Queueing for the lock instead of giving up: a row committed while another replica's relay was at work, and that
    // its batch could not see, is sent as soon as that relay is done, without any NOTIFY.
    private boolean lock(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            settings.execute("set local lock_timeout = " + lockWait.toMillis());
            lock.setLong(1, LOCK);
            lock.execute();
            return true;
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Sent send(Connection connection, List<OutboxTable.Numbered> rows) throws SQLException {
        Producer<String, byte[]> current = producer();
        List<InFlight> inFlight = new ArrayList<>(rows.size());
        Set<String> stopped = new HashSet<>();
        List<Long> acknowledged = new ArrayList<>(rows.size());
        boolean failed = false;
        for (OutboxTable.Numbered numbered : rows) {
            OutboxRow row = numbered.row();
            if (producerBroken) {
                failed = true;
                break;
            }
            if (stopped.contains(order(row))) {
                continue;
            }
            Future<RecordMetadata> future = current.send(record(row), (metadata, failure) -> {
                if (failure != null && !concernsOnlyThisRecord(failure)) {
                    // Later records of the same partition must not overtake this one: nothing more leaves this
                    // producer.
                    producerBroken = true;
                    current.close(Duration.ZERO);
                }
            });
            if (future.isDone() && failureOf(future) != null) {
                stopped.add(order(row));
            }
            inFlight.add(new InFlight(numbered, future));
        }
        for (InFlight sent : inFlight) {
            Throwable failure = failureOf(sent.future());
            if (failure == null) {
                acknowledged.add(sent.numbered().number());
            } else if (concernsOnlyThisRecord(failure)) {
                park(connection, sent.numbered(), failure);
            } else {
                if (!failed) {
                    LOG.warnf(
                            "Kafka did not take event %s for %s; it waits in the outbox: %s",
                            sent.numbered().row().eventId(),
                            sent.numbered().row().topic(),
                            failure);
                }
                failed = true;
            }
        }
        if (producerBroken) {
            discardProducer();
        }
        return new Sent(acknowledged, failed);
    }

    private void park(Connection connection, OutboxTable.Numbered numbered, Throwable failure) throws SQLException {
        LOG.errorf(
                "Event %s can't be sent to %s and is parked, with all later events of its key: %s",
                numbered.row().eventId(),
                numbered.row().topic(),
                failure.getClass().getSimpleName());
        OutboxTable.park(connection, numbered.number(), failure.toString(), clock.instant());
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producerBroken = false;
            producer = producers.get();
        }
        return producer;
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static boolean concernsOnlyThisRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof SerializationException;
    }

    private static Throwable failureOf(Future<RecordMetadata> future) {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private static String order(OutboxRow row) {
        return row.topic() + '\u0000' + row.key();
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        row.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        discardProducer();
    }

    /**
     * What became of a batch.
     *
     * @param read rows found
     * @param sent rows acknowledged and deleted
     * @param failed whether Kafka refused or didn't answer
     */
    public record Batch(int read, int sent, boolean failed) {
        static final Batch BUSY_ELSEWHERE = new Batch(0, 0, false);
    }

    private record InFlight(OutboxTable.Numbered numbered, Future<RecordMetadata> future) {}

    private record Sent(List<Long> acknowledged, boolean failed) {
        static final Sent NOTHING = new Sent(List.of(), false);
    }
}
