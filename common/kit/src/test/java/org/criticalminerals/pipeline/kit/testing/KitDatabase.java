package org.criticalminerals.pipeline.kit.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty, migrated database with the worker's connections, for tests of the kit without a running service. */
public final class KitDatabase implements WorkerTransactions {

    private static final String DATABASE = "project";
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final DataSource dataSource;

    private KitDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The database {@code project}, emptied and with the kit's tables. */
    public static KitDatabase fresh(LocalPlatform platform) {
        platform.resetDatabase(DATABASE);
        Flyway.configure()
                .dataSource(source(platform, DATABASE + "_owner"))
                .locations("db/kit", "db/migration")
                .placeholders(java.util.Map.of("app", DATABASE + "_app", "worker", DATABASE + "_worker"))
                .load()
                .migrate();
        return new KitDatabase(source(platform, DATABASE + "_worker"));
    }

    private static DataSource source(LocalPlatform platform, String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(platform.jdbcUrl(DATABASE));
        source.setUser(role);
        source.setPassword(role);
        return source;
    }

    /** The worker's connections. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                current.remove();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T onConnection(ConnectionWork<T> work) {
        try {
            return work.on(current.get());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a query gives. */
    public long count(String query) {
        return call(() -> onConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }
}
