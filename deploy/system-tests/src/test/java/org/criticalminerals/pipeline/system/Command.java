package org.criticalminerals.pipeline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** Runs what people type into a shell, in the folder in which they type it. */
final class Command {

    /**
     * What a command did.
     *
     * @param code with which code it ended
     * @param output all that it printed
     */
    record Result(int code, String output) {}

    private Command() {}

    /** Runs a line, or several, of a shell. */
    static Result shell(String lines, Map<String, String> environment) {
        return run(List.of("/bin/sh", "-c", lines), "", environment);
    }

    /** Runs a program that reads {@code input}. */
    static Result run(List<String> command, String input, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .directory(PipelineRoot.find().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Doesn't end: " + command);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a program is installed. */
    static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
