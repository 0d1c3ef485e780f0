package org.criticalminerals.pipeline.kit.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.consuming.ConsumptionTables.Parked;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.kit.outbox.OutboxTable;

/**
 * What could not be processed: a copy goes to the topic's dead-letter topic for people to see, and the event stays
 * parked here with the later ones of its key, until an operator replays or drops it.
 */
@ApplicationScoped
public class DeadLetters {

    private static final int REPLAYED_AT_ONCE = 200;

    private final WorkerTransactions transactions;
    private final Clock clock;

    DeadLetters(WorkerTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
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
    public <E extends PipelineEvent> int replay(
            String consumer, String topic, String key, Class<E> topicEvents, Consumer<EventEnvelope<E>> handler) {
        int replayed = 0;
        while (replayNext(consumer, topic, key, topicEvents, handler)) {
            replayed++;
        }
        return replayed;
    }

    /**
     * Gives up the dead event at the head of a key; what waits behind it can then be replayed.
     *
     * @return whether there was one
     */
    public boolean drop(String consumer, String topic, String key) {
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
    public List<String> describe(String consumer, String topic, String key) {
        return transactions.call(() -> transactions.onConnection(
                connection -> ConsumptionTables.parked(connection, consumer, topic, key, REPLAYED_AT_ONCE).stream()
                        .map(parked -> parked.arrival().id() + (parked.dead() ? " dead: " + parked.reason() : " waits"))
                        .toList()));
    }

    private <E extends PipelineEvent> boolean replayNext(
            String consumer, String topic, String key, Class<E> topicEvents, Consumer<EventEnvelope<E>> handler) {
        return transactions.call(() -> {
            Parked next = transactions.onConnection(connection -> {
                ConsumptionTables.lockKey(connection, consumer, topic, key);
                List<Parked> parked = ConsumptionTables.parked(connection, consumer, topic, key, 1);
                return parked.isEmpty() ? null : parked.getFirst();
            });
            if (next == null) {
                return false;
            }
            switch (next.arrival().read(topicEvents)) {
                case Arrival.Reading.Event<E>(EventEnvelope<E> envelope) -> handler.accept(envelope);
                case Arrival.Reading.Unknown<E> skipped -> {}
                case Arrival.Reading.Malformed<E>(String reason) -> throw new UnreadableEventException(reason);
            }
            transactions.onConnection(connection -> {
                ConsumptionTables.unpark(connection, next.id());
                return null;
            });
            return true;
        });
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
