package org.criticalminerals.pipeline.project.document;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.project.document.preview.Bounds;
import org.criticalminerals.pipeline.project.document.preview.Preview;
import org.criticalminerals.pipeline.project.document.preview.UnshownException;
import org.criticalminerals.pipeline.project.storage.PieceStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Draws the pages of files that can be looked at, one file at a time and once, in threads of the scheduler. */
@ApplicationScoped
public class PreviewTimer {

    private static final Logger LOG = Logger.getLogger(PreviewTimer.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_ATTEMPTS = 2;
    private static final Duration LEASE = Bounds.USUAL.time().multipliedBy(3);

    private final WorkerTransactions worker;
    private final FileJobs jobs;
    private final Pieces pieces;
    private final Preview preview;
    private final Path folder;

    PreviewTimer(
            WorkerTransactions worker,
            FileJobs jobs,
            Pieces pieces,
            Clock clock,
            @ConfigProperty(name = "pipeline.documents.uploads") String folder) {
        this.worker = worker;
        this.jobs = jobs;
        this.pieces = pieces;
        this.preview = new Preview(Bounds.USUAL, clock);
        this.folder = Path.of(folder);
    }

    /** Works off what is due. */
    @Scheduled(
            every = "${pipeline.documents.previews-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void workOff() {
        try {
            for (int files = 0; files < MOST_AT_ONCE && drawNext(); files++) {
                // The next one, until none is due.
            }
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Previews of documents can't be made, trying again");
        }
    }

    private boolean drawNext() throws IOException {
        Optional<FileJobs.Job> due = worker.call(() -> jobs.claimPreview(LEASE));
        if (due.isPresent()) {
            draw(due.get());
        }
        return due.isPresent();
    }

    private void draw(FileJobs.Job job) throws IOException {
        AtomicInteger shown = new AtomicInteger();
        Integer pages = null;
        // A file at which a process died is not tried for ever.
        if (job.attempt() <= MOST_ATTEMPTS) {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "preview", null);
            try {
                spool(job, file);
                pages = preview.draw(file, job.type(), (number, png) -> {
                    worker.run(() -> jobs.keep(job, number, png));
                    shown.set(number);
                });
            } catch (UnshownException unshown) {
                LOG.infof("Document %s, version %d, is shown in part or not at all", job.document(), job.version());
                LOG.debugf(unshown, "Why");
            } finally {
                Files.deleteIfExists(file);
            }
        }
        Integer known = pages;
        worker.run(() -> jobs.drawn(job, known, shown.get()));
    }

    private void spool(FileJobs.Job job, Path file) throws IOException {
        try (PieceStream content =
                new PieceStream(number -> worker.call(() -> pieces.piece(job.document(), job.version(), number)))) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
