package org.criticalminerals.pipeline.kit.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.consuming.ConsumptionTables.Parked;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.kit.outbox.OutboxTable;
import org.jboss.logging.Logger;

/**
 * What could not be processed: a copy goes to the topic's dead-letter topic for people to see, and the event stays
 * parked here with the later ones of its key, until operators of two parties replay or drop it ({@link OperatorActs}). What names something not yet known
 * stays parked as well, but is replayed by itself ({@link WaitingEvents}); people are told once it is overdue.
 */
@ApplicationScoped
public class DeadLetters {

    private static final int REPLAYED_AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final WorkerTransactions transactions;
    private final Clock clock;
    private final Patience patience;

    @jakarta.inject.Inject
    DeadLetters(WorkerTransactions transactions, Clock clock) {
        this(transactions, clock, Patience.STANDARD);
    }

    DeadLetters(WorkerTransactions transactions, Clock clock, Patience patience) {
        this.transactions = transactions;
        this.clock = clock;
        this.patience = patience;
    }

    void bury(String consumer, Arrival arrival, RuntimeException failure) {
        Instant now = clock.instant();
        String reason = reason(failure);
        transactions.run(() -> transactions.onConnection(connection -> {
            if (ConsumptionTables.record(connection, consumer, List.of(arrival), now)
                    .isEmpty()) {
                return null;
            }
            OutboxTable.insert(connection, deadLetter(consumer, arrival, reason, now), now);
            if (arrival.key() != null) {
                ConsumptionTables.park(connection, consumer, arrival, reason, now);
            }
            return null;
        }));
    }

    /** Parks an arrival until what it names is known. */
    void letWait(String consumer, Arrival arrival, RuntimeException failure) {
        Instant now = clock.instant();
        Instant retryAt = now.plus(patience.untilNextTry(Duration.ZERO));
        transactions.run(() -> transactions.onConnection(connection -> {
            if (!ConsumptionTables.record(connection, consumer, List.of(arrival), now)
                    .isEmpty()) {
                ConsumptionTables.parkUntilKnown(connection, consumer, arrival, reason(failure), retryAt, now);
            }
            return null;
        }));
    }

    /** Lets an arrival wait if its key is still parked; false where an operator has freed it meanwhile. */
    boolean waitBehind(String consumer, Arrival arrival, Instant now) {
        return transactions.onConnection(connection -> {
            ConsumptionTables.lockKey(connection, consumer, arrival.topic(), arrival.key());
            boolean parked = !ConsumptionTables.parkedKeys(
                            connection, consumer, arrival.topic(), List.of(arrival.key()))
                    .isEmpty();
            if (parked) {
                ConsumptionTables.park(connection, consumer, arrival, null, now);
            }
            return parked;
        });
    }

    /**
     * Tries what is parked under a key again, in order, and stops at the first that still fails.
     *
     * @return how many were processed
     */
    <E extends PipelineEvent> int replay(
            String consumer, String topic, String key, Class<E> topicEvents, Consumer<EventEnvelope<E>> handler) {
        return replay(new Subscription<>(consumer, topicEvents, handler), topic, key);
    }

    <E extends PipelineEvent> int replay(Subscription<E> subscription, String topic, String key) {
        int replayed = 0;
        while (replayNext(subscription, topic, key)) {
            replayed++;
        }
        return replayed;
    }

    /**
     * Gives up the dead event at the head of a key; what waits behind it can then be replayed.
     *
     * @return whether there was one
     */
    boolean drop(String consumer, String topic, String key) {
        return transactions.call(() -> transactions.onConnection(connection -> {
            ConsumptionTables.lockKey(connection, consumer, topic, key);
            List<Parked> parked = ConsumptionTables.parked(connection, consumer, topic, key, 1);
            if (parked.isEmpty()) {
                return false;
            }
            ConsumptionTables.unpark(connection, parked.getFirst().id());
            return true;
        }));
    }

    /** What is parked under a key, oldest first: a line for each, without its content. */
    List<String> describe(String consumer, String topic, String key) {
        return transactions.call(() -> transactions.onConnection(
                connection -> ConsumptionTables.parked(connection, consumer, topic, key, REPLAYED_AT_ONCE).stream()
                        .map(DeadLetters::line)
                        .toList()));
    }

    private static String line(Parked parked) {
        return parked.arrival().id()
                + (parked.dead() ? " dead: " : " waits")
                + (parked.untilKnown() && !parked.dead() ? ": " : "")
                + (parked.reason() == null ? "" : parked.reason());
    }

    private <E extends PipelineEvent> boolean replayNext(Subscription<E> subscription, String topic, String key) {
        AtomicReference<Parked> tried = new AtomicReference<>();
        try {
            return transactions.call(() -> {
                Parked next = transactions.onConnection(connection -> {
                    ConsumptionTables.lockKey(connection, subscription.consumer(), topic, key);
                    List<Parked> parked = ConsumptionTables.parked(connection, subscription.consumer(), topic, key, 1);
                    return parked.isEmpty() ? null : parked.getFirst();
                });
                if (next == null) {
                    return false;
                }
                tried.set(next);
                process(subscription, next.arrival());
                transactions.onConnection(connection -> {
                    ConsumptionTables.unpark(connection, next.id());
                    return null;
                });
                return true;
            });
        } catch (RuntimeException e) {
            if (tried.get() != null) {
                settle(subscription.consumer(), tried.get(), e);
            }
            throw e;
        }
    }

    private static <E extends PipelineEvent> void process(Subscription<E> subscription, Arrival arrival) {
        switch (arrival.read(subscription.topicEvents())) {
            case Arrival.Reading.Event<E>(EventEnvelope<E> envelope) ->
                subscription.handler().accept(envelope);
            case Arrival.Reading.Unknown<E> skipped -> {
                // Nothing here waits for it.
            }
            case Arrival.Reading.Malformed<E>(String reason) -> throw new UnreadableEventException(reason);
        }
    }

    /** Decides what becomes of a head that failed again. */
    private void settle(String consumer, Parked head, RuntimeException failure) {
        switch (FailureKind.of(failure)) {
            case TRANSIENT -> {
                // It was not its fault; it stays as it is.
            }
            case NOT_YET_KNOWN -> waitOn(consumer, head, failure);
            case PERMANENT, UNREADABLE -> die(consumer, head, failure, null);
        }
    }

    private void waitOn(String consumer, Parked head, RuntimeException failure) {
        Instant now = clock.instant();
        Duration waited = Duration.between(head.parkedAt(), now);
        Instant retryAt = now.plus(patience.untilNextTry(waited));
        if (patience.isOverdue(waited) && !head.dead()) {
            die(consumer, head, failure, retryAt);
            return;
        }
        transactions.run(() -> transactions.onConnection(connection -> {
            ConsumptionTables.waitOn(connection, head.id(), reason(failure), retryAt);
            return null;
        }));
    }

    private void die(String consumer, Parked head, RuntimeException failure, Instant retryAt) {
        Instant now = clock.instant();
        String reason = reason(failure);
        if (!head.dead()) {
            LOG.errorf(
                    failure,
                    "Event %s at %s %s, which waited, can't be processed by %s and goes to the dead letters",
                    head.arrival().id(),
                    head.arrival().topic(),
                    head.arrival().position(),
                    consumer);
        }
        transactions.run(() -> transactions.onConnection(connection -> {
            if (!head.dead()) {
                OutboxTable.insert(connection, deadLetter(consumer, head.arrival(), reason, now), now);
            }
            ConsumptionTables.die(connection, head.id(), reason, retryAt);
            return null;
        }));
    }

    private static OutboxRow deadLetter(String consumer, Arrival arrival, String reason, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>(arrival.headers());
        headers.put("dlq-consumer", consumer);
        headers.put("dlq-topic", arrival.topic());
        headers.put("dlq-position", arrival.position());
        headers.put("dlq-reason", reason);
        headers.put("dlq-time", now.toString());
        return new OutboxRow(
                eventId(arrival),
                Topics.deadLetterTopic(arrival.topic()),
                arrival.key(),
                headers,
                arrival.payload() == null ? new byte[0] : arrival.payload());
    }

    private static UUID eventId(Arrival arrival) {
        try {
            return UUID.fromString(arrival.id());
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    // The message of our own exceptions names things and rules; of others only the class, as theirs may hold content.
    private static String reason(RuntimeException failure) {
        String message = failure instanceof UnreadableEventException || failure instanceof NotYetKnownException
                ? failure.getMessage()
                : failure.getClass().getName();
        return message.length() <= 500 ? message : message.substring(0, 500);
    }
}
