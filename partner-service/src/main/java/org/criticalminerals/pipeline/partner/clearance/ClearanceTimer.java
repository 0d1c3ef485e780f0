package org.criticalminerals.pipeline.partner.clearance;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Reminds of clearances that are due, and closes the preparations of reviews that ended. Each in a transaction of its own,
 * claimed so that of several replicas one takes it.
 */
@ApplicationScoped
public class ClearanceTimer {

    private static final Logger LOG = Logger.getLogger(ClearanceTimer.class);
    private static final int MOST_AT_ONCE = 500;

    private final WorkerTransactions transactions;
    private final PreparationService preparations;

    ClearanceTimer(WorkerTransactions transactions, PreparationService preparations) {
        this.transactions = transactions;
        this.preparations = preparations;
    }

    /** Does what is due. */
    @Scheduled(every = "{pipeline.clearances.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        // Closed first, so that nobody is reminded of what is over.
        all("Ended reviews", preparations::closeNext);
        all("Due clearances", preparations::remindNext);
    }

    private void all(String what, BooleanSupplier next) {
        try {
            for (int done = 0; done < MOST_AT_ONCE && transactions.call(next::getAsBoolean); done++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s can't be seen to, trying again", what);
        }
    }
}
