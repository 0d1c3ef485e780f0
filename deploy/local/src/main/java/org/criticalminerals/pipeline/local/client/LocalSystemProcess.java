package org.criticalminerals.pipeline.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole system for tests: platform with Keycloak, services and portal as real processes, on free ports, with data of
 * its own that is deleted at the end. It ends when closed, and at the latest with the Maven run.
 *
 * <p>Needs nothing but the JDK.
 */
public final class LocalSystemProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(8);

    private final Process process;
    private final LocalPlatform platform;

    private LocalSystemProcess(Process process, LocalPlatform platform) {
        this.process = process;
        this.platform = platform;
    }

    /** Starts one, with options of {@code up} beside those for tests (such as {@code --without-demo}). */
    public static LocalSystemProcess start(Path root, String... options) {
        try {
            Path folder = root.resolve("deploy/local/target/systems");
            Files.createDirectories(folder);
            Path data = Files.createTempDirectory(folder, "system-");
            Path log = folder.resolve(data.getFileName() + ".log");
            var all = new ArrayList<>(List.of(
                    "--data",
                    data.toString(),
                    "--ports",
                    "auto",
                    "--temporary",
                    "--end-with",
                    Long.toString(MavenRun.current().pid())));
            all.addAll(List.of(options));
            Process process = DetachedSystem.launch(root, all, log);
            SystemState state = LocalPlatform.awaitReady(process, data, log, READY_WITHIN);
            return new LocalSystemProcess(process, new LocalPlatform(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A system that somebody started, by its data folder; closing it leaves it running. */
    public static LocalSystemProcess attach(Path data) {
        SystemState state = SystemState.read(data.resolve("system.properties"))
                .filter(SystemState::isAlive)
                .orElseThrow(() -> new IllegalStateException(
                        "No system runs on %s: start one with deploy/local/up.".formatted(data)));
        return new LocalSystemProcess(null, new LocalPlatform(state));
    }

    /** What the services stand on: mail received, Kafka stopped and started, databases and topics. */
    public LocalPlatform platform() {
        return platform;
    }

    public URI portalUrl() {
        return url("portal");
    }

    /** The address of a service, of {@code portal}, {@code keycloak} or its {@code realm}. */
    public URI url(String of) {
        return platform.state().url(of);
    }

    public Map<String, String> env(String service) {
        return platform.env(service);
    }

    /** The folder with the logs of each process in {@code logs}. */
    public Path data() {
        return platform.data();
    }

    /** What time it is in this system. */
    public Instant clock() {
        return platform.control().clock();
    }

    /** Moves this system's clock ahead; returns when all of its processes tell the new time. */
    public void moveClockTo(Instant to) {
        platform.control().post("/clock/" + to);
    }

    /** Ends a service as a power cut would (SIGKILL). */
    public void kill(String service) {
        platform.control().post("/services/%s/kill".formatted(service));
    }

    /** Ends a service in order (SIGTERM). */
    public void stop(String service) {
        platform.control().post("/services/%s/stop".formatted(service));
    }

    /** Starts a service that was ended, and returns when it is ready. */
    public void start(String service) {
        platform.control().post("/services/%s/start".formatted(service));
    }

    /** Ends the whole system in order and deletes its data. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        platform.control().post("/shutdown");
        process.onExit().join();
    }
}
