package org.criticalminerals.pipeline.project.dossier;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Ends consents that ran out, project by project: from then on nobody sees by them any more. */
@ApplicationScoped
public class ConsentTimer {

    private static final Logger LOG = Logger.getLogger(ConsentTimer.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final WorkerTransactions worker;
    private final ReleaseService releases;

    ConsentTimer(WorkerTransactions worker, ReleaseService releases) {
        this.worker = worker;
        this.releases = releases;
    }

    /** Works off what is due. */
    @Scheduled(
            every = "${pipeline.consents.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void workOff() {
        try {
            for (int projects = 0; projects < MOST_AT_ONCE && worker.call(releases::endNextExpired); projects++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Consents that ran out can't be ended, trying again");
        }
    }
}
