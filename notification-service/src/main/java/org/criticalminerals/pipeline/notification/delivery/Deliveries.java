package org.criticalminerals.pipeline.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.notification.channel.Channel;

/** Takes notices that are to be delivered; a row for each channel, in the transaction that writes the notice. */
@ApplicationScoped
public class Deliveries {

    private final Semaphore due = new Semaphore(0);
    private final MeterRegistry metrics;

    Deliveries(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * The deliveries of one notice.
     *
     * @param failures by channel, why a delivery has failed before it was tried
     */
    public static Stream<NewDelivery> of(
            UUID notification, String official, Set<Channel> channels, Map<Channel, String> failures) {
        return channels.stream()
                .sorted()
                .map(channel -> new NewDelivery(notification, official, channel, failures.get(channel)));
    }

    /** Writes deliveries in the current worker transaction. */
    public void add(Connection connection, List<NewDelivery> deliveries, Instant now) throws SQLException {
        DeliveryTables.insert(connection, deliveries, now);
    }

    /** Says that deliveries which were added have been committed and can be made. */
    public void committed() {
        due.release();
    }

    /** Waits until deliveries were committed here, or for a while in case they were elsewhere. */
    void awaitCommitted(long milliseconds) throws InterruptedException {
        due.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
        due.drainPermits();
    }

    /** Counts deliveries for the metrics. */
    public void count(Channel channel, String outcome, int number) {
        metrics.counter("pipeline.deliveries", "channel", channel.name(), "outcome", outcome)
                .increment(number);
    }
}
