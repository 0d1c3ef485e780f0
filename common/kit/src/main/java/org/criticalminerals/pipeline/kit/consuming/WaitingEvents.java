package org.criticalminerals.pipeline.kit.consuming;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.kit.consuming.ConsumptionTables.Waiting;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Tries events again that wait for something not yet known, with those of their key behind them, while all other keys go
 * on. Any replica may do it: whoever holds the key's lock is the one that does.
 */
@ApplicationScoped
class WaitingEvents {

    private static final Logger LOG = Logger.getLogger(WaitingEvents.class);
    private static final int KEYS_AT_ONCE = 200;

    private final Map<String, Subscription<?>> subscriptions = new ConcurrentHashMap<>();
    private final WorkerTransactions transactions;
    private final DeadLetters deadLetters;
    private final Clock clock;

    WaitingEvents(WorkerTransactions transactions, DeadLetters deadLetters, Clock clock) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Remembers who can process what waits under a name. */
    void remember(Subscription<?> subscription) {
        subscriptions.putIfAbsent(subscription.consumer(), subscription);
    }

    /** Who processes what is kept under a name; empty where nobody here does. */
    Optional<Subscription<?>> subscription(String consumer) {
        return Optional.ofNullable(subscriptions.get(consumer));
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void replayDue() {
        try {
            due().forEach(waiting -> replay(subscriptions.get(waiting.consumer()), waiting));
        } catch (RuntimeException e) {
            LOG.warnf("Waiting events can't be read, trying again: %s", e.getMessage());
        }
    }

    private List<Waiting> due() {
        Set<String> consumers = Set.copyOf(subscriptions.keySet());
        if (consumers.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        return transactions.call(() -> transactions.onConnection(
                connection -> ConsumptionTables.due(connection, consumers, now, KEYS_AT_ONCE)));
    }

    private <E extends PipelineEvent> void replay(Subscription<E> subscription, Waiting waiting) {
        try {
            int replayed = deadLetters.replay(subscription, waiting.topic(), waiting.key());
            LOG.infof("%d events of key %s that waited took effect", replayed, waiting.key());
        } catch (RuntimeException e) {
            LOG.debugf("Key %s of %s still waits: %s", waiting.key(), waiting.consumer(), e.getMessage());
        }
    }
}
