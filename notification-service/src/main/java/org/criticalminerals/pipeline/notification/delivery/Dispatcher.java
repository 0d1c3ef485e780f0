package org.criticalminerals.pipeline.notification.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.notification.channel.DeliveryChannel;
import org.criticalminerals.pipeline.notification.channel.DeliveryOutcome;
import org.criticalminerals.pipeline.notification.channel.Message;
import org.criticalminerals.pipeline.notification.delivery.DeliveryTables.Result;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes deliveries: takes those that are due under a lease, lets go of the transaction, sends, and records what became of
 * each in a transaction of its own, at a bounded pace. Any number of replicas share the work. Who dies while sending leaves a lease that
 * runs out; that try stands in the history as interrupted, and the next one may repeat a message that was taken.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration CLOSING_TIME = Duration.ofSeconds(10);

    private final WorkerTransactions transactions;
    private final Deliveries deliveries;
    private final Messages messages;
    private final DeliveryChannel channel;
    private final Clock clock;
    private final int atOnce;
    private final int perSecond;
    private final Duration poll;
    private final Duration lease;
    private final Duration giveUpAfter;
    private volatile boolean running;
    private Thread thread;

    Dispatcher(
            WorkerTransactions transactions,
            Deliveries deliveries,
            Messages messages,
            DeliveryChannel channel,
            Clock clock,
            @ConfigProperty(name = "pipeline.delivery.at-once") int atOnce,
            @ConfigProperty(name = "pipeline.delivery.per-second") int perSecond,
            @ConfigProperty(name = "pipeline.delivery.poll") Duration poll,
            @ConfigProperty(name = "pipeline.delivery.lease") Duration lease,
            @ConfigProperty(name = "pipeline.delivery.give-up-after") Duration giveUpAfter) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.messages = messages;
        this.channel = channel;
        this.clock = clock;
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.poll = poll;
        this.lease = lease;
        this.giveUpAfter = giveUpAfter;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("dispatcher").daemon(true).start(this::run);
    }

    // Before the connection pools close.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        running = false;
        deliveries.committed();
        if (thread != null && !thread.join(CLOSING_TIME)) {
            thread.interrupt();
        }
    }

    private void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (running) {
                deliveries.awaitCommitted(poll.toMillis());
                drain(senders);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(ExecutorService senders) throws InterruptedException {
        try {
            int made;
            do {
                Instant began = clock.instant();
                made = dispatch(senders);
                keepPace(began, made);
            } while (running && made > 0);
        } catch (RuntimeException e) {
            LOG.warnf("Deliveries could not be made now; they wait: %s", e.getMessage());
        }
    }

    // A burst of events must neither flood the mail server nor take the machine from the inboxes.
    private void keepPace(Instant began, int made) throws InterruptedException {
        Duration due = Duration.ofSeconds(1).multipliedBy(made).dividedBy(perSecond);
        Duration left = due.minus(Duration.between(began, clock.instant()));
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    private int dispatch(ExecutorService senders) throws InterruptedException {
        Due due = transactions.call(this::claim);
        senders.invokeAll(due.claims().stream()
                .map(claim ->
                        Executors.callable(() -> make(claim, due.messages().get(claim.notification()))))
                .toList());
        return due.claims().size();
    }

    private Due claim() {
        Instant now = clock.instant();
        List<Claim> claims = transactions.onConnection(
                connection -> DeliveryTables.claim(connection, channel.channel(), now, now.plus(lease), atOnce));
        return new Due(
                claims,
                claims.isEmpty()
                        ? Map.of()
                        : messages.of(claims.stream().map(Claim::notification).toList()));
    }

    private void make(Claim claim, Message message) {
        try {
            Result result = result(claim, channel.deliver(message, claim.attempt()));
            transactions.run(() -> transactions.onConnection(connection -> {
                DeliveryTables.record(connection, channel.channel(), result, clock.instant());
                return null;
            }));
            deliveries.count(channel.channel(), result.outcome(), 1);
        } catch (RuntimeException e) {
            // The lease runs out, and it is tried again.
            LOG.errorf(e, "What became of the delivery of %s could not be recorded", claim.notification());
        }
    }

    private Result result(Claim claim, DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Delivered() ->
                new Result(claim, DeliveryStatus.DELIVERED, "DELIVERED", Optional.empty(), Optional.empty());
            case DeliveryOutcome.Failed(String why) ->
                new Result(claim, DeliveryStatus.FAILED, "FAILED", Optional.empty(), Optional.of(why));
            case DeliveryOutcome.Retry(Duration after, String why) -> {
                Instant next = clock.instant().plus(after);
                yield next.isAfter(claim.createdAt().plus(giveUpAfter))
                        ? new Result(
                                claim,
                                DeliveryStatus.FAILED,
                                "FAILED",
                                Optional.empty(),
                                Optional.of("Given up after " + claim.attempt() + " tries: " + why))
                        : new Result(claim, DeliveryStatus.RETRYING, "RETRY", Optional.of(next), Optional.of(why));
            }
        };
    }

    private record Due(List<Claim> claims, Map<UUID, Message> messages) {}
}
