package org.criticalminerals.pipeline.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the demo data once per data folder, by a program of its own that speaks to the services as any other client
 * does. It is given the state file, and ends with 0 when all is there.
 */
final class DemoLoader {

    private static final String PROGRAM = "org.criticalminerals.pipeline.local.demo.DemoData";

    private final Path root;
    private final DataDirectory data;
    private final StateFile state;
    private final Progress progress;

    DemoLoader(Path root, DataDirectory data, StateFile state, Progress progress) {
        this.root = root;
        this.data = data;
        this.state = state;
        this.progress = progress;
    }

    void loadOnce() {
        Path loaded = data.part("demo.loaded");
        if (Files.exists(loaded) || !exists()) {
            return;
        }
        progress.say("Loading the demo data");
        int code = load();
        if (code != 0) {
            throw new StartFailure("The demo data couldn't be loaded (code %d): see %s, and start again with --fresh."
                    .formatted(code, data.log("demo")));
        }
        try {
            Files.createFile(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.say("The demo data is loaded");
    }

    private static boolean exists() {
        return DemoLoader.class.getClassLoader().getResource(PROGRAM.replace('.', '/') + ".class") != null;
    }

    private int load() {
        File log = data.log("demo").toFile();
        List<String> command = Java.command(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dpipeline.root=" + root),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        PROGRAM,
                        state.path().toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
