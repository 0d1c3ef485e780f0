package org.criticalminerals.pipeline.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What a running system has written about itself into its {@code system.properties}. */
public final class SystemState {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Properties values;

    private SystemState(Properties values) {
        this.values = values;
    }

    /** The state, if there is one; it may be of a system that was killed. */
    public static Optional<SystemState> read(Path file) {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
            return Optional.of(new SystemState(values));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all is started and the demo data, if asked for, is loaded. */
    public boolean isReady() {
        return Boolean.parseBoolean(values.getProperty("ready"));
    }

    /** Whether the process that wrote it still runs. */
    public boolean isAlive() {
        Instant started = Instant.ofEpochMilli(Long.parseLong(get("started")));
        return ProcessHandle.of(supervisor())
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(started, start).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    /** The process that holds the system together. */
    public long supervisor() {
        return Long.parseLong(get("pid.supervisor"));
    }

    public Path data() {
        return Path.of(get("data"));
    }

    /** The address of a service, the portal, {@code keycloak}, its {@code realm}, or {@code control}. */
    public URI url(String of) {
        return URI.create(get("url." + of));
    }

    /** The port of a service, the portal, {@code postgres}, {@code kafka}, {@code mail} or {@code keycloak}. */
    public int port(String of) {
        return Integer.parseInt(get("port." + of));
    }

    /** The environment in which a service, or the portal, is started. */
    public Map<String, String> env(String service) {
        String prefix = "env." + service + ".";
        var environment = new TreeMap<String, String>();
        for (String key : values.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                environment.put(key.substring(prefix.length()), values.getProperty(key));
            }
        }
        return environment;
    }

    private String get(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("This system has no %s: it wasn't started with that part.".formatted(key));
        }
        return value;
    }
}
