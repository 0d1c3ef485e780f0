package org.criticalminerals.pipeline.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/**
 * Gives a service's tests the real PostgreSQL, Kafka and mail server: the one platform of the build, with the service's
 * database and all topics empty. Named by {@code service} and {@code database} in the annotation's arguments.
 */
public class PlatformResource implements QuarkusTestResourceLifecycleManager {

    /** Argument: the service under test, for example {@code project-service}. */
    public static final String SERVICE = "service";

    /** Argument: its database, for example {@code project}. */
    public static final String DATABASE = "database";

    private String service;
    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get(SERVICE);
        database = arguments.get(DATABASE);
    }

    @Override
    public Map<String, String> start() {
        LocalPlatform platform = LocalPlatform.shared();
        platform.resetDatabase(database);
        platform.resetTopics();
        Map<String, String> config = new HashMap<>();
        platform.env(service).forEach((name, value) -> {
            if (name.startsWith("PIPELINE_DB")
                    || name.startsWith("PIPELINE_KAFKA")
                    || name.startsWith("PIPELINE_SMTP")) {
                config.put(property(name), value);
            }
        });
        return config;
    }

    // PIPELINE_DB_APP_PASSWORD is pipeline.db.app-password.
    private static String property(String variable) {
        String[] parts = variable.toLowerCase(Locale.ROOT).split("_", 3);
        return parts[0] + "." + parts[1] + "." + parts[2].replace('_', '-');
    }

    @Override
    public void stop() {
        // The platform belongs to the build and ends with it.
    }
}
