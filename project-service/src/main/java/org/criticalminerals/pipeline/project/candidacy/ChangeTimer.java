package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Asks for reviews of changes whose promoter replied or had the time to. Each in a transaction of its own that locks the
 * candidacy first, so that of several replicas one does it; one that fails doesn't hold up the others.
 */
@ApplicationScoped
public class ChangeTimer {

    private static final Logger LOG = Logger.getLogger(ChangeTimer.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final WorkerTransactions transactions;
    private final ChangeRequesting changes;

    ChangeTimer(WorkerTransactions transactions, ChangeRequesting changes) {
        this.transactions = transactions;
        this.changes = changes;
    }

    @Scheduled(
            every = "{pipeline.changes.timer}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void askForReviews() {
        try {
            for (int asked = 0; asked < MOST_AT_ONCE && askNext(); asked++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.warnf("Due change requests can't be read, trying again: %s", e.getMessage());
        }
    }

    private boolean askNext() {
        Optional<ChangeRequestRow.Key> due = transactions.call(changes::due);
        due.ifPresent(key -> {
            try {
                transactions.run(() -> changes.askReview(key));
            } catch (RuntimeException e) {
                LOG.errorf(e, "The review of %s can't be asked for, trying again in %s", key, PAUSE_AFTER_FAILURE);
                transactions.run(() -> changes.postpone(key, PAUSE_AFTER_FAILURE));
            }
        });
        return due.isPresent();
    }
}
