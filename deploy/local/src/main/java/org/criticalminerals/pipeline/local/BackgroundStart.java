package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.local.client.DetachedSystem;
import org.criticalminerals.pipeline.local.client.SystemState;

/** Starts the system as a process that outlives this one, shows its progress, and returns once all is ready. */
final class BackgroundStart {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Path root;
    private final Options options;
    private final Progress progress;

    BackgroundStart(Path root, Options options, Progress progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
    }

    void run(List<String> arguments) {
        Path log;
        try (DataDirectory data = DataDirectory.open(options.data(), options.fresh(), progress)) {
            new StateFile(data).delete();
            log = data.log("system");
        }
        var detached = new ArrayList<>(arguments);
        detached.removeIf(argument -> argument.equals("--background") || argument.equals("--fresh"));
        follow(DetachedSystem.launch(root, detached, log), log);
    }

    private void follow(Process process, Path log) {
        Path state = options.data().resolve(StateFile.NAME);
        long shown = 0;
        try {
            boolean alive = true;
            while (true) {
                boolean ready = SystemState.read(state)
                        .filter(SystemState::isReady)
                        .filter(SystemState::isAlive)
                        .isPresent();
                shown = show(log, shown);
                if (ready) {
                    return;
                }
                if (!alive) {
                    throw new StartFailure("The system ended with code %d while it started: the reason is above."
                            .formatted(process.exitValue()));
                }
                // Once more after its end: it may have said something until then.
                alive = !process.waitFor(LOOK_EVERY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long show(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return from;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            text.substring(0, end).lines().forEach(progress::tell);
            return from + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
