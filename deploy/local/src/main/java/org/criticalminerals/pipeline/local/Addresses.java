package org.criticalminerals.pipeline.local;

import java.net.URI;

/** Where the parts of one run are found over HTTP. */
final class Addresses {

    static final String REALM = "critical-minerals";

    private final Ports ports;

    Addresses(Ports ports) {
        this.ports = ports;
    }

    URI of(Service service) {
        return at(service.port());
    }

    URI keycloak() {
        return at(Port.KEYCLOAK);
    }

    URI realm() {
        return keycloak().resolve("/realms/" + REALM);
    }

    private URI at(Port port) {
        return URI.create("http://localhost:" + ports.of(port));
    }
}
