package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.criticalminerals.pipeline.local.clock.ClockFile;

/** What each process is told through its environment: addresses and passwords, the same names as in production. */
final class Environments {

    private static final String HERE = "localhost";

    private final Path root;
    private final Ports ports;
    private final Addresses addresses;
    private final boolean keycloak;
    private final ClockFile clock;
    private final RecordKeyFiles recordKeys;

    Environments(
            Path root, Ports ports, Addresses addresses, boolean keycloak, ClockFile clock, RecordKeyFiles recordKeys) {
        this.root = root;
        this.ports = ports;
        this.addresses = addresses;
        this.keycloak = keycloak;
        this.clock = clock;
        this.recordKeys = recordKeys;
    }

    Map<String, String> of(Service service) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
        if (keycloak) {
            environment.put("PIPELINE_OIDC_URL", addresses.realm().toString());
        }
        environment.put(ClockFile.VARIABLE, clock.path().toString());
        environment.put("PIPELINE_PORTAL_URL", addresses.of(Service.PORTAL).toString());
        service.database().ifPresent(database -> environment.putAll(ownPlatform(service, database)));
        switch (service) {
            case PROJECT -> {}
            case PARTNER -> {
                environment.put("PIPELINE_OIDC_SECRET", secret(service));
                environment.put(
                        "PIPELINE_REFERENCE_DIR",
                        root.resolve("deploy/reference").toString());
            }
            case NOTIFICATION -> {
                environment.put("PIPELINE_SMTP_HOST", HERE);
                environment.put("PIPELINE_SMTP_PORT", Integer.toString(ports.of(Port.MAIL)));
            }
            case PORTAL -> {
                environment.put("PIPELINE_OIDC_SECRET", secret(service));
                environment.put(
                        "PIPELINE_PROJECT_URL", addresses.of(Service.PROJECT).toString());
                environment.put(
                        "PIPELINE_PARTNER_URL", addresses.of(Service.PARTNER).toString());
                environment.put(
                        "PIPELINE_NOTIFICATION_URL",
                        addresses.of(Service.NOTIFICATION).toString());
            }
        }
        return environment;
    }

    /** The client's secret in the local realm. */
    static String secret(Service service) {
        return service.id() + "-secret";
    }

    private Map<String, String> ownPlatform(Service service, String database) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PIPELINE_DB_HOST", HERE);
        environment.put("PIPELINE_DB_PORT", Integer.toString(ports.of(Port.POSTGRES)));
        environment.put("PIPELINE_DB_OWNER_PASSWORD", Databases.owner(database));
        environment.put("PIPELINE_DB_APP_PASSWORD", Databases.application(database));
        environment.put("PIPELINE_DB_WORKER_PASSWORD", Databases.worker(database));
        environment.put("PIPELINE_KAFKA_BOOTSTRAP", HERE + ":" + ports.of(Port.KAFKA));
        environment.put("PIPELINE_KAFKA_PASSWORD", KafkaUsers.password(service.id()));
        environment.put("PIPELINE_RECORD_KEY_FILE", recordKeys.of(service).toString());
        return environment;
    }
}
