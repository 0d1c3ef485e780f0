package org.criticalminerals.pipeline.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The PostgreSQL server of the local system, as careful with data as a real one. */
public final class Postgres implements AutoCloseable {

    private static final String ACCESS_RULES = """
            # The superuser serves this system's own administration; everyone else needs the password.
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128      trust
            host all all      127.0.0.1/32 scram-sha-256
            host all all      ::1/128      scram-sha-256
            """;

    private final DataDirectory data;
    private final int port;
    private EmbeddedPostgres server;

    public Postgres(DataDirectory data, Ports ports) {
        this.data = data;
        this.port = ports.of(Port.POSTGRES);
    }

    public synchronized void start() {
        File log = data.log("postgres").toFile();
        File binaries = Cache.folder("postgres").toFile();
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.part(ProcessTable.POSTGRES))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries)
                    .setDataDirectoryCustomizer(Postgres::restrictAccess)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "150")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "PostgreSQL doesn't start (%s): see %s; as root it needs user namespaces (unshare -U), or run as a normal user."
                            .formatted(e.getMessage(), log),
                    e);
        }
    }

    /** A connection as superuser. */
    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    int port() {
        return port;
    }

    @Override
    public synchronized void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrictAccess(File directory) {
        try {
            Files.writeString(directory.toPath().resolve("pg_hba.conf"), ACCESS_RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
