package org.criticalminerals.pipeline.project.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Verdict;
import org.criticalminerals.pipeline.project.document.scan.Scanners;
import org.criticalminerals.pipeline.project.storage.PieceStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Has files scanned for malware, one after the other. While the scanner is down they wait, and nobody gets them. */
@ApplicationScoped
public class ScanTimer {

    private static final Logger LOG = Logger.getLogger(ScanTimer.class);
    private static final int MOST_AT_ONCE = 100;

    private final WorkerTransactions worker;
    private final FileJobs jobs;
    private final Pieces pieces;
    private final ScanResults results;
    private final Scanners scanners;
    private final MeterRegistry meters;
    private final Duration again;
    private final AtomicBoolean isDown = new AtomicBoolean();

    ScanTimer(
            WorkerTransactions worker,
            FileJobs jobs,
            Pieces pieces,
            ScanResults results,
            Scanners scanners,
            MeterRegistry meters,
            @ConfigProperty(name = "pipeline.scan.again-after") Duration again) {
        this.worker = worker;
        this.jobs = jobs;
        this.pieces = pieces;
        this.results = results;
        this.scanners = scanners;
        this.meters = meters;
        this.again = again;
    }

    /** Works off what is due, as long as there is a scanner that answers. */
    @Scheduled(
            every = "${pipeline.scan.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void workOff() {
        try {
            boolean isGoingOn = true;
            for (int files = 0; files < MOST_AT_ONCE && isGoingOn; files++) {
                isGoingOn = scanners.configured().map(this::scanNext).orElse(false);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Documents can't be scanned for malware, trying again");
        }
    }

    private boolean scanNext(MalwareScanner scanner) {
        // Claimed for as long as another try waits: a scan that is slower is done twice, and kept once.
        Optional<FileJobs.Job> due = worker.call(() -> jobs.claimScan(again));
        return due.isPresent() && scan(scanner, due.get());
    }

    private boolean scan(MalwareScanner scanner, FileJobs.Job job) {
        try (PieceStream content =
                new PieceStream(number -> worker.call(() -> pieces.piece(job.document(), job.version(), number)))) {
            Verdict verdict = scanner.scan(content);
            worker.run(() -> results.keep(job, verdict));
            count(verdict.getClass().getSimpleName());
            isDown.set(false);
            return true;
        } catch (IOException e) {
            count("NoVerdict");
            if (!isDown.getAndSet(true)) {
                LOG.warnf("The malware scanner gives no verdict, documents wait: %s", e.getMessage());
            }
            return false;
        }
    }

    private void count(String verdict) {
        meters.counter("pipeline.documents.scanned", "verdict", verdict).increment();
    }
}
