package org.criticalminerals.pipeline.partner.party;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Lets changes of parties and agencies take effect when their day comes, each in a transaction of its own. */
@ApplicationScoped
public class PartyChangeTimer {

    private static final Logger LOG = Logger.getLogger(PartyChangeTimer.class);
    private static final int MOST_AT_ONCE = 100;

    private final WorkerTransactions transactions;
    private final PartyChangeService changes;

    PartyChangeTimer(WorkerTransactions transactions, PartyChangeService changes) {
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Settles what is due. */
    @Scheduled(every = "{pipeline.parties.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        try {
            for (int settled = 0; settled < MOST_AT_ONCE && transactions.call(changes::settleNext); settled++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A change of a party or an agency is due and can't take effect, trying again");
        }
    }
}
