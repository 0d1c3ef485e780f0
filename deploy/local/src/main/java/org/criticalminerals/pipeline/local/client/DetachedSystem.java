package org.criticalminerals.pipeline.local.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the local system as a process that outlives this one, with nothing but what the build left in its folder. */
public final class DetachedSystem {

    private static final String MAIN = "org.criticalminerals.pipeline.local.LocalSystem";
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private DetachedSystem() {}

    /** Starts it with the given options; all it says goes to {@code log}. */
    public static Process launch(Path root, List<String> options, Path log) {
        Path module = root.resolve("deploy/local");
        Path classes = module.resolve("target/classes");
        Path libraries = module.resolve("target/lib");
        if (!Files.isDirectory(classes) || !Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "deploy/local isn't built: run ./mvnw -Dquick package -pl deploy/local -am first.");
        }
        var command = new ArrayList<String>();
        if (Files.isExecutable(OWN_SESSION)) {
            command.add(OWN_SESSION.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + module.resolve("jvm.options"));
        command.add("-Dpipeline.root=" + root);
        command.add("-cp");
        command.add(classes + File.pathSeparator + libraries.resolve("*"));
        command.add(MAIN);
        command.addAll(options);
        try {
            Files.createDirectories(log.getParent());
            return new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
