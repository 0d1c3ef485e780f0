package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Clears away what temporary runs beside this one left when they were killed: their processes, data and old logs. */
final class AbandonedRuns {

    private static final Duration LOGS_KEPT = Duration.ofDays(1);

    private AbandonedRuns() {}

    static void sweep(Path folder, Progress progress) {
        try (var entries = Files.list(folder)) {
            List<Path> found = entries.toList();
            for (Path entry : found) {
                if (Files.isDirectory(entry)) {
                    sweepData(entry, progress);
                } else if (isOld(entry)) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweepData(Path data, Progress progress) {
        var processes = new ProcessTable(data);
        if (!processes.isWritten() || processes.supervisor().isPresent()) {
            return;
        }
        try (DataDirectory abandoned = DataDirectory.open(data, false, progress)) {
            abandoned.delete();
        } catch (StartFailure e) {
            progress.say("Leaving %s: %s".formatted(data, e.getMessage()));
        }
    }

    private static boolean isOld(Path file) throws IOException {
        Instant limit = Instant.now().minus(LOGS_KEPT);
        return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    }
}
