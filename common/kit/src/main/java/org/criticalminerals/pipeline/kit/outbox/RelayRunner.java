package org.criticalminerals.pipeline.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the relay of this replica on a thread of its own: at once after a commit, and by a slow poll as the net. */
@ApplicationScoped
class RelayRunner {

    private static final Logger LOG = Logger.getLogger(RelayRunner.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSING_TIME = Duration.ofSeconds(10);

    private final Semaphore signal = new Semaphore(0);
    private final OutboxRelay relay;
    private final OutboxGauges gauges;
    private final boolean enabled;
    private volatile boolean running;
    private Thread thread;

    RelayRunner(
            @DataSource("worker") AgroalDataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "pipeline.outbox.relay.enabled", defaultValue = "true") boolean enabled) {
        this.relay = new OutboxRelay(dataSource, () -> producer(kafka), BATCH, LOCK_WAIT, clock);
        this.gauges = new OutboxGauges(dataSource, clock);
        this.enabled = enabled;
        Gauge.builder("pipeline.outbox.parked", gauges, OutboxGauges::parked)
                .description("Outbox rows that can't be sent; each holds back its key")
                .register(metrics);
        Gauge.builder("pipeline.outbox.age", gauges, OutboxGauges::oldestSeconds)
                .description("Age of the oldest outbox row that waits to be sent")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Asks for a round now. */
    void wake() {
        signal.release();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").daemon(true).start(this::run);
        }
    }

    // Before the connection pools close.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null && !thread.join(CLOSING_TIME)) {
            thread.interrupt();
        }
        relay.close();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (running) {
            try {
                signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                pause = drainAll() ? Duration.ZERO : longer(pause);
                if (pause.isPositive() && running) {
                    signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        drainAll();
    }

    /** Sends until nothing is left; false where that failed. */
    private boolean drainAll() {
        try {
            OutboxRelay.Batch batch;
            do {
                batch = relay.drainOnce();
                if (batch.failed()) {
                    return false;
                }
            } while (batch.read() > 0 && batch.sent() > 0);
            return true;
        } catch (Exception e) {
            LOG.warnf("The outbox could not be read; its events wait: %s", e.getMessage());
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? Duration.ofMillis(250) : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static Producer<String, byte[]> producer(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
