package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Keycloak with our realms in it. To build the server and to import the realms takes a minute, so both are done once and
 * kept: the server per version, its database per text of the realm files; a run gets links to the one and a copy of the
 * other.
 */
final class KeycloakSeed {

    private final Path realms;
    private final DataDirectory data;
    private final int port;
    private final Addresses addresses;
    private final Progress progress;

    KeycloakSeed(Path root, DataDirectory data, Ports ports, Addresses addresses, Progress progress) {
        this.realms = root.resolve("deploy/keycloak");
        this.data = data;
        this.port = ports.of(Port.KEYCLOAK);
        this.addresses = addresses;
        this.progress = progress;
    }

    /** Prepares the folder of this run; what it holds of the same realm stays. */
    KeycloakHome plant() {
        KeycloakDistribution distribution = KeycloakDistribution.ofThisBuild();
        String name = "keycloak-%s-%s".formatted(distribution.version(), Digests.shortHash(readRealms()));
        Path seed = Cache.folder("").resolve(name);
        KeycloakHome home;
        try (FileChannel channel = FileChannel.open(
                        Cache.folder("").resolve("keycloak.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assert lock.isValid();
            Path server = distribution.built(data, progress);
            if (!Files.isDirectory(seed)) {
                importRealms(server, seed);
            }
            home = KeycloakHome.link(data.part(Keycloak.NAME), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy(seed, name, home);
        return home;
    }

    private void importRealms(Path server, Path seed) throws IOException {
        progress.say("Importing the realms into Keycloak, once for all runs (about a minute)");
        Path folder = seed.resolveSibling(seed.getFileName() + ".draft");
        Directories.delete(folder);
        KeycloakHome home = KeycloakHome.link(folder, server);
        Files.createDirectories(home.imports());
        for (Path realm : files()) {
            Files.copy(realm, home.imports().resolve(realm.getFileName()));
        }
        var process = new ChildProcess("keycloak-import", data);
        try {
            process.start(
                    home.command(port, List.of("--import-realm")),
                    Map.of(
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            Keycloak.ADMIN,
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            Keycloak.ADMIN));
            process.awaitReady(addresses.realm());
        } finally {
            process.stop();
        }
        Files.move(home.database(), seed, StandardCopyOption.ATOMIC_MOVE);
        Directories.delete(folder);
    }

    private static void copy(Path seed, String name, KeycloakHome home) {
        Path planted = home.folder().resolve("seed");
        try {
            if (Files.exists(planted) && Files.readString(planted).equals(name)) {
                return;
            }
            Directories.delete(home.folder().resolve("data"));
            Directories.copy(seed, home.database());
            RealmAddresses.forget(home);
            Files.writeString(planted, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readRealms() {
        try {
            var text = new StringBuilder();
            for (Path realm : files()) {
                text.append(Files.readString(realm));
            }
            return text.toString();
        } catch (IOException e) {
            throw new StartFailure("The realms in %s can't be read (%s).".formatted(realms, e.getMessage()), e);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(realms)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
