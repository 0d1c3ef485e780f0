package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/** Works off what is to be shown to others than before, batch by batch; a failed batch is tried again. */
@ApplicationScoped
public class RestampTimer {

    private static final Logger LOG = Logger.getLogger(RestampTimer.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final WorkerTransactions worker;
    private final RestampService restamps;

    RestampTimer(WorkerTransactions worker, RestampService restamps) {
        this.worker = worker;
        this.restamps = restamps;
    }

    /** Works off what is due. */
    @Scheduled(
            every = "${pipeline.restamp.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void workOff() {
        try {
            for (int batches = 0; batches < MOST_AT_ONCE && worker.call(restamps::restampNext); batches++) {
                // The next one, until none is due.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Candidacies can't be shown to the parties of now, trying again");
        }
    }
}
