package org.criticalminerals.pipeline.project.document;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes files that arrived and became no document: a request removes its own when it ends, and what a killed process
 * left is removed here.
 */
@ApplicationScoped
public class UploadTimer {

    private static final Logger LOG = Logger.getLogger(UploadTimer.class);

    private final Path folder;
    private final Duration kept;
    private final Clock clock;

    UploadTimer(
            @ConfigProperty(name = "pipeline.documents.uploads") String folder,
            @ConfigProperty(name = "pipeline.documents.uploads-kept") Duration kept,
            Clock clock) {
        this.folder = Path.of(folder);
        this.kept = kept;
        this.clock = clock;
    }

    /** Removes what is older than any request lasts. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant before = clock.instant().minus(kept);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warnf("Unfinished uploads can't be removed from %s: %s", folder, e.getMessage());
        }
    }
}
