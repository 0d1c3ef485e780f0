package org.criticalminerals.pipeline.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The services' databases with three users each: the owner migrates, the application acts for one official under
 * row-level security, the worker acts for the system past it. Locally a password is its user's name.
 */
final class Databases {

    private final Postgres postgres;

    Databases(Postgres postgres) {
        this.postgres = postgres;
    }

    static String owner(String database) {
        return database + "_owner";
    }

    static String application(String database) {
        return database + "_app";
    }

    static String worker(String database) {
        return database + "_worker";
    }

    /** Creates what is missing; nothing that exists is touched. */
    void createMissing() {
        run(statement -> {
            for (Service service : Service.withDatabase()) {
                String database = service.database().orElseThrow();
                createRoles(statement, database);
                if (!exists(statement.getConnection(), "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                    create(statement, database);
                }
            }
        });
    }

    /** Makes a database as it was on the first day; its roles stay. */
    void reset(String database) {
        requireKnown(database);
        run(statement -> {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
            create(statement, database);
        });
    }

    private static void requireKnown(String database) {
        List<String> known = Service.withDatabase().stream()
                .map(service -> service.database().orElseThrow())
                .toList();
        if (!known.contains(database)) {
            throw new IllegalArgumentException("No database %s: there are %s.".formatted(database, known));
        }
    }

    private static void createRoles(Statement statement, String database) throws SQLException {
        createRole(statement, owner(database), "NOBYPASSRLS");
        createRole(statement, application(database), "NOBYPASSRLS");
        createRole(statement, worker(database), "BYPASSRLS");
    }

    private static void createRole(Statement statement, String role, String rowSecurity) throws SQLException {
        if (!exists(statement.getConnection(), "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            statement.execute("CREATE ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE %2$s PASSWORD '%1$s'"
                    .formatted(role, rowSecurity));
        }
    }

    private static void create(Statement statement, String database) throws SQLException {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(database, owner(database)));
        statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        statement.execute("GRANT CONNECT ON DATABASE %s TO %s, %s, %s"
                .formatted(database, owner(database), application(database), worker(database)));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private void run(Work work) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private interface Work {
        void with(Statement statement) throws SQLException;
    }
}
