package org.criticalminerals.pipeline.partner.party;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Tells the other services when an agency is called otherwise from a day on. */
@ApplicationScoped
public class AgencyNameTimer {

    private static final Logger LOG = Logger.getLogger(AgencyNameTimer.class);

    private final WorkerTransactions transactions;
    private final PartyService parties;

    AgencyNameTimer(WorkerTransactions transactions, PartyService parties) {
        this.transactions = transactions;
        this.parties = parties;
    }

    /** Looks whether a name has changed. */
    @Scheduled(every = "{pipeline.agencies.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        try {
            int told = transactions.call(parties::tellNewNames);
            if (told > 0) {
                LOG.infof("%d agencies are called otherwise from today", told);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Names of agencies can't be looked at, trying again: %s", e.getMessage());
        }
    }
}
