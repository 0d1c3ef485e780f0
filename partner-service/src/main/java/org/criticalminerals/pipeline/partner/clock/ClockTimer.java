package org.criticalminerals.pipeline.partner.clock;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Reminds of clocks and lets them run out; each in a transaction of its own, which one replica takes. */
@ApplicationScoped
public class ClockTimer {

    private static final Logger LOG = Logger.getLogger(ClockTimer.class);
    private static final int MOST_AT_ONCE = 500;

    private final WorkerTransactions transactions;
    private final ClockService clocks;

    ClockTimer(WorkerTransactions transactions, ClockService clocks) {
        this.transactions = transactions;
        this.clocks = clocks;
    }

    /** Settles what is due. */
    @Scheduled(every = "{pipeline.clocks.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        try {
            for (int settled = 0; settled < MOST_AT_ONCE && transactions.call(clocks::settleNextDue); settled++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Clocks are due and can't be settled, trying again");
        }
    }
}
