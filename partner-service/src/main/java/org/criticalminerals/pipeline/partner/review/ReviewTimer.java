package org.criticalminerals.pipeline.partner.review;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Acts when a review's time has come: reminds, escalates, concludes. Each review in a transaction of its own, claimed so
 * that of several replicas one takes it; one that fails doesn't hold up the others.
 */
@ApplicationScoped
public class ReviewTimer {

    private static final Logger LOG = Logger.getLogger(ReviewTimer.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final WorkerTransactions transactions;
    private final ReviewService reviews;
    private final ReviewMetrics metrics;
    private final Clock clock;

    ReviewTimer(WorkerTransactions transactions, ReviewService reviews, ReviewMetrics metrics, Clock clock) {
        this.transactions = transactions;
        this.reviews = reviews;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Settles what is due. */
    @Scheduled(every = "{pipeline.reviews.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        for (int settled = 0; settled < MOST_AT_ONCE && settleNext(); settled++) {
            // The next one, until none is due.
        }
    }

    private boolean settleNext() {
        AtomicReference<UUID> claimed = new AtomicReference<>();
        try {
            return transactions.call(() -> reviews.settleNextDue(claimed::set));
        } catch (RuntimeException e) {
            UUID review = claimed.get();
            if (review == null) {
                LOG.warnf("Due reviews can't be read, trying again: %s", e.getMessage());
                return false;
            }
            LOG.errorf(e, "Review %s is due and can't be settled, trying again in %s", review, PAUSE_AFTER_FAILURE);
            transactions.run(() -> reviews.postpone(review, clock.instant().plus(PAUSE_AFTER_FAILURE)));
            return true;
        }
    }

    /** Counts for the gauges. */
    @Scheduled(every = "{pipeline.reviews.gauges}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            metrics.set(transactions.call(reviews::load));
        } catch (RuntimeException e) {
            LOG.warnf("Open reviews can't be counted, trying again: %s", e.getMessage());
        }
    }
}
