package org.criticalminerals.pipeline.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.criticalminerals.pipeline.notification.delivery.DeliveryTables.Waiting;
import org.jboss.logging.Logger;

/** Frees deliveries whose sender died, and measures what waits. */
@ApplicationScoped
class DeliveryTimer {

    private static final Logger LOG = Logger.getLogger(DeliveryTimer.class);
    private static final String INTERRUPTED = "The sender ended while sending; the message may have arrived";
    private static final int AT_ONCE = 500;

    private final WorkerTransactions transactions;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile boolean stopping;
    private final AtomicReference<Map<Channel, Waiting>> waiting = new AtomicReference<>(Map.of());

    DeliveryTimer(WorkerTransactions transactions, Deliveries deliveries, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.clock = clock;
        for (Channel channel : Channel.values()) {
            Gauge.builder("pipeline.deliveries.waiting", () -> count(channel))
                    .description("Deliveries that are not made yet")
                    .tag("channel", channel.name())
                    .register(metrics);
            Gauge.builder("pipeline.deliveries.oldest", () -> age(channel))
                    .description("How long the oldest delivery has been waiting")
                    .baseUnit("seconds")
                    .tag("channel", channel.name())
                    .register(metrics);
        }
    }

    /** Frees what a dead sender held. */
    @Scheduled(every = "${pipeline.delivery.reconcile-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        if (stopping) {
            return;
        }
        Instant now = clock.instant();
        int freed = transactions.call(() -> transactions.onConnection(
                connection -> DeliveryTables.reconcile(connection, now, INTERRUPTED, AT_ONCE)));
        if (freed > 0) {
            LOG.warnf("%d deliveries were interrupted and are tried again", freed);
            deliveries.committed();
        }
    }

    /** Looks at what waits, for the metrics. */
    @Scheduled(every = "${pipeline.delivery.measure-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (stopping) {
            return;
        }
        waiting.set(transactions.call(() -> transactions.onConnection(DeliveryTables::waiting)));
    }

    // The scheduler ends later than the connection pools.
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    private double count(Channel channel) {
        Waiting found = waiting.get().get(channel);
        return found == null ? 0 : found.count();
    }

    private double age(Channel channel) {
        Waiting found = waiting.get().get(channel);
        return found == null
                ? 0
                : Duration.between(found.oldest(), clock.instant()).toMillis() / 1000.0;
    }
}
