package org.criticalminerals.pipeline.notification.text;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Map;

/** Reads from the configuration in which zone the officials of a party are told times; further parties join by data. */
class ZonesFromConfig {

    /** The configuration {@code pipeline.times.zones.<party>}. */
    @ConfigMapping(prefix = "pipeline.times")
    interface Settings {

        /** Zones by party. */
        Map<String, ZoneId> zones();
    }

    @Produces
    @Singleton
    Zones zones(Settings settings) {
        return new Zones(settings.zones());
    }
}
