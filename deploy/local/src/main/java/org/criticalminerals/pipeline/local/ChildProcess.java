package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that this one starts, watches until it is ready, and ends; what it prints goes to a log of its own. */
final class ChildProcess {

    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private final String name;
    private final DataDirectory data;
    private Process process;

    ChildProcess(String name, DataDirectory data) {
        this.name = name;
        this.data = data;
    }

    /** Starts it in a session of its own, so that Ctrl-C reaches us alone and we can end everything in order. */
    synchronized void start(List<String> command, Map<String, String> environment) {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("%s already runs (process %d).".formatted(name, process.pid()));
        }
        var full = new ArrayList<String>();
        if (Files.isExecutable(OWN_SESSION)) {
            full.add(OWN_SESSION.toString());
        }
        full.addAll(command);
        var builder = new ProcessBuilder(full)
                .directory(data.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log(name).toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StartFailure("%s doesn't start: %s.".formatted(name, e.getMessage()), e);
        }
        data.processes().add(name, process.toHandle());
    }

    /** Waits until {@code address} answers 200; fails as soon as the process has ended. */
    void awaitReady(URI address) {
        Process waitedFor = current();
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            while (!answers(client, address)) {
                if (waitedFor.waitFor(LOOK_EVERY)) {
                    throw new StartFailure("%s ended with code %d while it started: see %s."
                            .formatted(name, waitedFor.exitValue(), data.log(name)));
                }
                if (System.nanoTime() > deadline) {
                    throw new StartFailure("%s isn't ready after %d s: see %s."
                            .formatted(name, READY_WITHIN.toSeconds(), data.log(name)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    /** Waits for it to do its work and end; fails unless it says that it succeeded. */
    void awaitEnd() {
        try {
            int code = current().waitFor();
            if (code != 0) {
                throw new StartFailure("%s failed with code %d: see %s.".formatted(name, code, data.log(name)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        } finally {
            forget();
        }
    }

    /** Asks it to end, and ends it by force if it takes too long. */
    synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget();
    }

    /** Ends it as a power cut would. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            forget();
        }
    }

    private void forget() {
        process = null;
        data.processes().remove(name);
    }

    private synchronized Process current() {
        if (process == null) {
            throw new StartFailure("%s was stopped while it started.".formatted(name));
        }
        return process;
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
