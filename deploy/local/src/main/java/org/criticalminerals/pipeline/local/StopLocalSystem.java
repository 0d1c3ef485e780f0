package org.criticalminerals.pipeline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** The command behind {@code deploy/local/down}: ends a running system in order, and what a killed one left behind. */
public final class StopLocalSystem {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private StopLocalSystem() {}

    public static void main(String[] arguments) {
        var progress = new Progress(System.out, InstantSource.system());
        try {
            Path data =
                    Options.parse(Arrays.asList(arguments), PipelineRoot.find()).data();
            stop(data, progress);
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void stop(Path data, Progress progress) {
        if (!Files.isDirectory(data)) {
            progress.tell("Nothing runs on %s.".formatted(data));
            return;
        }
        Optional<ProcessHandle> supervisor = new ProcessTable(data).supervisor();
        supervisor.ifPresent(process -> {
            progress.say("Stopping process " + process.pid());
            Processes.signal(process, "TERM");
            Processes.awaitEnd(process, PATIENCE);
        });
        // Opening the folder ends whatever a killed supervisor left behind.
        DataDirectory.open(data, false, progress).close();
        progress.say(supervisor.isPresent() ? "Stopped" : "Nothing runs on %s".formatted(data));
    }
}
