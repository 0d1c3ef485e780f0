package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder from which Keycloak runs: the built server by links, and data of its own.
 *
 * @param folder where it is
 */
record KeycloakHome(Path folder) {

    /** Small, as Keycloak is one of six processes on a machine. */
    private static final List<String> FLAGS =
            List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

    /** As the server's own script has them; that one would put a shell between us and the process. */
    private static final List<String> SERVER_FLAGS = List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /** Links everything of {@code distribution} but its data. */
    static KeycloakHome link(Path folder, Path distribution) {
        try (var parts = Files.list(distribution)) {
            Files.createDirectories(folder);
            for (Path part : (Iterable<Path>) parts::iterator) {
                Path link = folder.resolve(part.getFileName());
                if (link.endsWith("data")) {
                    continue;
                }
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, part);
            }
            return new KeycloakHome(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the embedded database lies. */
    Path database() {
        return folder.resolve("data/h2");
    }

    /** Where realms to import lie. */
    Path imports() {
        return folder.resolve("data/import");
    }

    /** How to start it, on the loopback alone. */
    List<String> command(int port, List<String> options) {
        var flags = new ArrayList<>(FLAGS);
        flags.addAll(SERVER_FLAGS);
        flags.add("-Dkc.home.dir=" + folder);
        flags.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        var program = new ArrayList<>(List.of(
                "-cp",
                folder.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port));
        program.addAll(options);
        return Java.command(flags, program);
    }
}
