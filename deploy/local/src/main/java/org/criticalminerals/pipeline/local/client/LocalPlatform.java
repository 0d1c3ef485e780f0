package org.criticalminerals.pipeline.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Kafka and mail for tests, in a process of their own: the broker's classes and the services' Kafka clients
 * never share a JVM. One Maven run starts it once, whichever module asks first, and it ends with that run.
 *
 * <p>Needs nothing but the JDK.
 */
public final class LocalPlatform {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final SystemState state;
    private final ControlClient control;

    LocalPlatform(SystemState state) {
        this.state = state;
        this.control = new ControlClient(state.url("control"));
    }

    /** The platform of this Maven run (or of this JVM where there is no Maven), started if need be. */
    public static LocalPlatform shared() {
        return shared(PipelineRoot.find());
    }

    /** As {@link #shared()}, for the build in {@code root}. */
    public static LocalPlatform shared(Path root) {
        long run = MavenRun.current().pid();
        Path folder = root.resolve("deploy/local/target/platform");
        Path data = folder.resolve(Long.toString(run));
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(run + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return SystemState.read(data.resolve("system.properties"))
                        .filter(SystemState::isReady)
                        .filter(SystemState::isAlive)
                        .map(LocalPlatform::new)
                        .orElseGet(() -> start(root, run, data, folder.resolve(run + ".log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service, or the portal, would find in its environment. */
    public Map<String, String> env(String service) {
        return state.env(service);
    }

    /** Where the platform keeps its data and logs. */
    public Path data() {
        return state.data();
    }

    /** The port of {@code postgres}, {@code kafka} or {@code mail}. */
    public int port(String of) {
        return state.port(of);
    }

    /** Where the database is reached; its users are {@code <name>_owner}, {@code _app}, {@code _worker}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port("postgres"), database);
    }

    public String kafkaBootstrap() {
        return "localhost:" + port("kafka");
    }

    /**
     * How a Kafka client signs in.
     *
     * @param user a service's name, {@code operator} (reads everything) or {@code admin} (may do everything)
     */
    public Map<String, String> kafkaClient(String user) {
        return Map.of(
                "bootstrap.servers",
                kafkaBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%1$s\" password=\"%1$s\";"
                        .formatted(user));
    }

    /** Drops the database with everyone in it, and makes it anew, empty. */
    public void resetDatabase(String name) {
        control.post("/databases/%s/reset".formatted(name));
    }

    /** Makes all declared topics anew, empty, and forgets what idle groups have read. */
    public void resetTopics() {
        control.post("/topics/reset");
    }

    public void kafkaStop() {
        control.post("/kafka/stop");
    }

    public void kafkaStart() {
        control.post("/kafka/start");
    }

    public void mailStop() {
        control.post("/mail/stop");
    }

    public void mailStart() {
        control.post("/mail/start");
    }

    /** Every message received, oldest first, one for each recipient. */
    public List<Mail> mail() {
        return control.mail();
    }

    /** The messages in one mailbox. */
    public List<Mail> mail(String recipient) {
        return control.mail(recipient);
    }

    public void deleteMail() {
        control.delete("/mail");
    }

    /** The endpoint of which the methods here are the client. */
    public URI controlUrl() {
        return state.url("control");
    }

    ControlClient control() {
        return control;
    }

    SystemState state() {
        return state;
    }

    private static LocalPlatform start(Path root, long run, Path data, Path log) {
        Process process = DetachedSystem.launch(
                root,
                List.of(
                        "--data",
                        data.toString(),
                        "--fresh",
                        "--ports",
                        "auto",
                        "--platform-only",
                        "--without-keycloak",
                        "--temporary",
                        "--end-with",
                        Long.toString(run)),
                log);
        return new LocalPlatform(awaitReady(process, data, log, READY_WITHIN));
    }

    static SystemState awaitReady(Process process, Path data, Path log, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            var state = SystemState.read(data.resolve("system.properties"))
                    .filter(SystemState::isReady)
                    .filter(SystemState::isAlive);
            if (state.isPresent()) {
                return state.get();
            }
            if (hasEnded(process) || System.nanoTime() > deadline) {
                process.destroy();
                throw new IllegalStateException("The local system didn't start; it said:\n" + tail(log));
            }
        }
    }

    /** Whether it ends before the next look is due. */
    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the local system starts", e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(nothing: %s)".formatted(e);
        }
    }
}
