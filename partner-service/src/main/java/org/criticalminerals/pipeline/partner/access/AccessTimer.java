package org.criticalminerals.pipeline.partner.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Reminds originators of consultations that they haven't answered; of several replicas one takes each. */
@ApplicationScoped
public class AccessTimer {

    private static final Logger LOG = Logger.getLogger(AccessTimer.class);
    private static final int MOST_AT_ONCE = 500;

    private final WorkerTransactions transactions;
    private final ConsultationService consultations;

    AccessTimer(WorkerTransactions transactions, ConsultationService consultations) {
        this.transactions = transactions;
        this.consultations = consultations;
    }

    /** Does what is due. */
    @Scheduled(every = "{pipeline.access.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            for (int done = 0; done < MOST_AT_ONCE && transactions.call(consultations::remindNext); done++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Due consultations can't be seen to, trying again");
        }
    }
}
