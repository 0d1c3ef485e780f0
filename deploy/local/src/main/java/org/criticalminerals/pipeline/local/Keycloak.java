package org.criticalminerals.pipeline.local;

import java.nio.file.Path;

/** The sign-in server. */
final class Keycloak implements Restartable {

    static final String NAME = "keycloak";

    Keycloak(Path root, DataDirectory data, Ports ports, Addresses addresses, Progress progress) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void kill() {}
}
