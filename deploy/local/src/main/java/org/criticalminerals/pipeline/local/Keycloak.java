package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sign-in server, as a process, with the realm, its demo officials, and the realm that plays a party's own. */
final class Keycloak implements Restartable {

    static final String NAME = "keycloak";

    /** Name and password of the local server's own administrator. */
    static final String ADMIN = "admin";

    private final KeycloakSeed seed;
    private final ChildProcess process;
    private final Ports ports;
    private final Addresses addresses;
    private final Progress progress;

    Keycloak(Path root, DataDirectory data, Ports ports, Addresses addresses, Progress progress) {
        this.seed = new KeycloakSeed(root, data, ports, addresses, progress);
        this.process = new ChildProcess(NAME, data);
        this.ports = ports;
        this.addresses = addresses;
        this.progress = progress;
    }

    @Override
    public void start() {
        KeycloakHome home = seed.plant();
        process.start(home.command(ports.of(Port.KEYCLOAK), List.of()), Map.of());
        process.awaitReady(addresses.realm());
        new RealmAddresses(home, addresses.keycloak()).tell(addresses.of(Service.PORTAL));
        new RealmMail(addresses.keycloak()).goesTo(ports.of(Port.MAIL));
        progress.say("Keycloak is ready at " + addresses.keycloak());
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }
}
