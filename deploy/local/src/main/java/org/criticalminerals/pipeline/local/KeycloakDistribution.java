package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The server as Maven brought it, unpacked and built once per user. */
final class KeycloakDistribution {

    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--features=organization", "--health-enabled=false");

    private final String version;
    private final Path zip;

    private KeycloakDistribution(String version, Path zip) {
        this.version = version;
        this.zip = zip;
    }

    static KeycloakDistribution ofThisBuild() {
        var built = new Built();
        return new KeycloakDistribution(built.keycloakVersion(), built.keycloakDistribution());
    }

    String version() {
        return version;
    }

    /** The folder of the built server, made if need be; the caller holds the cache's lock. */
    Path built(DataDirectory data, Progress progress) {
        String name = "keycloak-%s-server-%s".formatted(version, Digests.shortHash(String.join(" ", BUILD_OPTIONS)));
        Path target = Cache.folder("").resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        progress.say("Building Keycloak, once for all runs (about a minute)");
        Path draft = Cache.folder("").resolve(name + ".draft");
        Directories.delete(draft);
        unpack(draft);
        build(draft, data);
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private void unpack(Path target) {
        if (!Files.exists(zip)) {
            throw new StartFailure(
                    "Keycloak's distribution %s is gone: run ./mvnw -Dquick package -pl deploy/local -am to get it again."
                            .formatted(zip));
        }
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (entry.isDirectory()) {
                    continue;
                }
                // The archive has one folder that names the version.
                Path file = target.resolve(name.subpath(1, name.getNameCount())).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("%s leads out of %s".formatted(name, target));
                }
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        } catch (IOException e) {
            throw new StartFailure("Can't unpack %s (%s).".formatted(zip, e.getMessage()), e);
        }
    }

    private static void build(Path server, DataDirectory data) {
        var process = new ChildProcess("keycloak-build", data);
        var command =
                new ArrayList<>(List.of("/bin/sh", server.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        process.start(command, Map.of("JAVA_HOME", Java.home()));
        process.awaitEnd();
    }
}
