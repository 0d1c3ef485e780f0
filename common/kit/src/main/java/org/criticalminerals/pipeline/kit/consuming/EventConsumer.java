package org.criticalminerals.pipeline.kit.consuming;

import static org.criticalminerals.pipeline.kit.consuming.FailureKind.NOT_YET_KNOWN;
import static org.criticalminerals.pipeline.kit.consuming.FailureKind.PERMANENT;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.kit.consuming.Arrival.Reading;
import org.criticalminerals.pipeline.kit.consuming.ConsumptionTables.EventId;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Takes batches of records from a topic and lets each event take effect once: the effect and its {@code consumed_event}
 * row stand or fall in one worker transaction. A batch that fails goes event by event. An event that can't be processed
 * goes to the dead letters, one that names something not yet known is parked until it is; later events of their key wait
 * behind them, all others go on.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private final WorkerTransactions transactions;
    private final DeadLetters deadLetters;
    private final WaitingEvents waiting;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Patience patience;

    @jakarta.inject.Inject
    EventConsumer(
            WorkerTransactions transactions,
            DeadLetters deadLetters,
            WaitingEvents waiting,
            MeterRegistry metrics,
            Clock clock) {
        this(transactions, deadLetters, waiting, metrics, clock, Patience.STANDARD);
    }

    EventConsumer(
            WorkerTransactions transactions,
            DeadLetters deadLetters,
            WaitingEvents waiting,
            MeterRegistry metrics,
            Clock clock,
            Patience patience) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
        this.metrics = metrics;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Says at the start what events do, so that those of them that wait since before it take effect without a new one.
     *
     * @param consumer the name that {@link #consume} is called with
     * @param topicEvents the sealed interface of the topic's events
     * @param handler what an event does
     */
    public <E extends PipelineEvent> void subscribe(
            String consumer, Class<E> topicEvents, Consumer<EventEnvelope<E>> handler) {
        waiting.remember(new Subscription<>(consumer, topicEvents, handler));
    }

    /**
     * Processes a batch; comes back when each record took effect, was skipped, waits parked or lies with the dead letters.
     *
     * @param consumer the name under which consumed events are kept, for example {@code project-service.reviews}
     * @param batch the records, in order per partition
     * @param topicEvents the sealed interface of the topic's events
     * @param handler what an event does; runs inside the worker transaction and begins none of its own
     */
    public <E extends PipelineEvent> void consume(
            String consumer,
            Iterable<ConsumerRecord<String, byte[]>> batch,
            Class<E> topicEvents,
            Consumer<EventEnvelope<E>> handler) {
        List<Arrival> arrivals = new ArrayList<>();
        batch.forEach(record -> arrivals.add(Arrival.of(record)));
        if (arrivals.isEmpty()) {
            return;
        }
        Subscription<E> subscription = new Subscription<>(consumer, topicEvents, handler);
        waiting.remember(subscription);
        try {
            transactions.run(() -> process(subscription, arrivals));
        } catch (RuntimeException e) {
            LOG.debugf(e, "A batch of %d for %s failed, going event by event", arrivals.size(), consumer);
            arrivals.forEach(arrival -> processAlone(subscription, arrival));
        }
    }

    private <E extends PipelineEvent> void process(Subscription<E> subscription, List<Arrival> arrivals) {
        Map<EventId, Arrival> distinct = new LinkedHashMap<>();
        arrivals.forEach(arrival -> distinct.putIfAbsent(EventId.of(arrival), arrival));
        Instant now = clock.instant();
        Set<EventId> fresh = transactions.onConnection(
                connection -> ConsumptionTables.record(connection, subscription.consumer(), distinct.values(), now));
        if (fresh.size() < arrivals.size()) {
            warnOfImpostors(subscription.consumer(), arrivals);
        }
        Set<String> parked = parkedKeys(subscription.consumer(), distinct.values());
        for (Map.Entry<EventId, Arrival> entry : distinct.entrySet()) {
            Arrival arrival = entry.getValue();
            if (!fresh.contains(entry.getKey())) {
                count("pipeline.events.repeated", subscription.consumer());
            } else if (arrival.key() == null
                    || !parked.contains(arrival.key())
                    || !deadLetters.waitBehind(subscription.consumer(), arrival, now)) {
                handle(subscription, arrival);
            }
        }
    }

    private <E extends PipelineEvent> void handle(Subscription<E> subscription, Arrival arrival) {
        switch (arrival.read(subscription.topicEvents())) {
            case Reading.Event<E>(EventEnvelope<E> envelope) ->
                subscription.handler().accept(envelope);
            case Reading.Unknown<E>(String type) -> {
                LOG.debugf("Skipped unknown %s", type);
                count("pipeline.events.unknown", subscription.consumer());
            }
            case Reading.Malformed<E>(String reason) -> throw new UnreadableEventException(reason);
        }
    }

    private <E extends PipelineEvent> void processAlone(Subscription<E> subscription, Arrival arrival) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.run(() -> process(subscription, List.of(arrival)));
                return;
            } catch (RuntimeException e) {
                FailureKind kind = FailureKind.of(e);
                if (patience.isOver(kind, attempt)) {
                    setAside(subscription.consumer(), arrival, kind, e);
                    return;
                }
                if (kind != PERMANENT) {
                    LOG.warnf(
                            "Event %s for %s is tried again: %s",
                            arrival.id(), subscription.consumer(), e.getMessage());
                }
                patience.pause(attempt);
            }
        }
    }

    private void setAside(String consumer, Arrival arrival, FailureKind kind, RuntimeException failure) {
        // Without a key there is nothing to wait under.
        boolean waits = kind == NOT_YET_KNOWN && arrival.key() != null;
        if (waits) {
            LOG.warnf(
                    "Event %s at %s %s waits for %s; later events of its key wait behind it: %s",
                    arrival.id(), arrival.topic(), arrival.position(), consumer, failure.getMessage());
        } else {
            LOG.errorf(
                    failure,
                    "Event %s at %s %s can't be processed by %s and goes to the dead letters; later events of its key wait",
                    arrival.id(),
                    arrival.topic(),
                    arrival.position(),
                    consumer);
        }
        count(waits ? "pipeline.events.waiting" : "pipeline.events.dead", consumer);
        for (int attempt = 1; ; attempt++) {
            try {
                if (waits) {
                    deadLetters.letWait(consumer, arrival, failure);
                } else {
                    deadLetters.bury(consumer, arrival, failure);
                }
                return;
            } catch (RuntimeException e) {
                if (FailureKind.of(e) != FailureKind.TRANSIENT) {
                    throw e;
                }
                // Its place is the database; while that is away nothing of this partition can go on anyway.
                LOG.warnf("The event %s can't be set aside yet: %s", arrival.id(), e.getMessage());
                patience.pause(attempt);
            }
        }
    }

    private Set<String> parkedKeys(String consumer, Collection<Arrival> arrivals) {
        Set<String> keys =
                arrivals.stream().map(Arrival::key).filter(Objects::nonNull).collect(Collectors.toSet());
        String topic = arrivals.iterator().next().topic();
        return transactions.onConnection(connection -> ConsumptionTables.parkedKeys(connection, consumer, topic, keys));
    }

    private void warnOfImpostors(String consumer, List<Arrival> arrivals) {
        Map<EventId, byte[]> known =
                transactions.onConnection(connection -> ConsumptionTables.digests(connection, consumer, arrivals));
        for (Arrival arrival : arrivals) {
            byte[] digest = known.get(EventId.of(arrival));
            if (digest != null && !Arrays.equals(digest, arrival.digest())) {
                LOG.errorf("Two different events carry the id %s from %s", arrival.id(), arrival.source());
                count("pipeline.events.same-id", consumer);
            }
        }
    }

    private void count(String meter, String consumer) {
        metrics.counter(meter, "consumer", consumer).increment();
    }
}
