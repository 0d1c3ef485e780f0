package org.criticalminerals.pipeline.partner.condition;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Tells when a condition's date has passed: each in a transaction of its own, claimed so that of several replicas one
 * tells it.
 */
@ApplicationScoped
public class ConditionTimer {

    private static final Logger LOG = Logger.getLogger(ConditionTimer.class);
    private static final int MOST_AT_ONCE = 500;

    private final WorkerTransactions transactions;
    private final ConditionService conditions;

    ConditionTimer(WorkerTransactions transactions, ConditionService conditions) {
        this.transactions = transactions;
        this.conditions = conditions;
    }

    /** Tells of what is overdue. */
    @Scheduled(every = "{pipeline.conditions.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tellOverdue() {
        try {
            for (int told = 0; told < MOST_AT_ONCE && transactions.call(conditions::tellNextOverdue); told++) {
                // The next one, until none is overdue.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Overdue conditions can't be told, trying again");
        }
    }
}
