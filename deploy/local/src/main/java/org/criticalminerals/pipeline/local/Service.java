package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes of ours that make the pipeline, in the order in which they are started. */
public enum Service {
    PROJECT("project-service", Port.PROJECT, "project"),
    PARTNER("partner-service", Port.PARTNER, "partner"),
    NOTIFICATION("notification-service", Port.NOTIFICATION, "notification"),
    PORTAL("portal", Port.PORTAL, null);

    private final String id;
    private final Port port;
    private final String database;

    Service(String id, Port port, String database) {
        this.id = id;
        this.port = port;
        this.database = database;
    }

    /** Its name, which is also its module's, its Kafka user's and its client's. */
    public String id() {
        return id;
    }

    public Port port() {
        return port;
    }

    /** The database that it owns; the portal owns none. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** What the build made of it. */
    Path jar(Path root) {
        return root.resolve(id).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static List<Service> withDatabase() {
        return Arrays.stream(values())
                .filter(service -> service.database != null)
                .toList();
    }
}
