package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** What the build wrote down for us: versions, and where the parts lie that are on no class path of ours. */
final class Built {

    private final Properties facts = new Properties();

    Built() {
        try (InputStream in = Built.class.getResourceAsStream("build.properties")) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String keycloakVersion() {
        return facts.getProperty("keycloak.version");
    }

    Path keycloakDistribution() {
        return Path.of(facts.getProperty("keycloak.distribution"));
    }

    /** The movable clock that a service is given on its command line. */
    Path clock() {
        return Path.of(facts.getProperty("clock.jar"));
    }
}
