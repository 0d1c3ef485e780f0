package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/**
 * The command behind {@code deploy/local/up}: starts everything on this machine, and ends all of it in order when it is
 * told to end itself.
 */
public final class LocalSystem {

    private LocalSystem() {}

    public static void main(String[] arguments) {
        var progress = new Progress(System.out, InstantSource.system());
        try {
            Path root = PipelineRoot.find();
            Options options = Options.parse(Arrays.asList(arguments), root);
            if (options.help()) {
                progress.tell(Options.USAGE);
            } else if (options.background()) {
                new BackgroundStart(root, options, progress).run(List.of(arguments));
            } else {
                run(root, options, progress);
            }
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path root, Options options, Progress progress) {
        DataDirectory data = DataDirectory.open(options.data(), options.fresh(), progress);
        if (options.temporary()) {
            AbandonedRuns.sweep(options.data().getParent(), progress);
        }
        data.processes().add(ProcessTable.SUPERVISOR, ProcessHandle.current());
        var system = new RunningSystem(root, options, data, progress, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
        system.start();
    }
}
