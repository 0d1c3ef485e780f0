package org.criticalminerals.pipeline.kit.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantConnectionResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Gives Hibernate the connections of the database user that works. The application's carry the acting official's party,
 * agency and subject for the length of the transaction, by which row-level security decides; outside a transaction
 * nothing is set, and so nothing is seen.
 */
@PersistenceUnitExtension
@ApplicationScoped
class DatabaseUserConnections implements TenantConnectionResolver {

    private static final String IDENTIFY = "select set_config('pipeline.party', ?, true),"
            + " set_config('pipeline.agency', ?, true), set_config('pipeline.official', ?, true)";

    private final ConnectionProvider application;
    private final ConnectionProvider worker;

    DatabaseUserConnections(
            AgroalDataSource application,
            @DataSource("worker") AgroalDataSource worker,
            ActingOfficials officials,
            TransactionManager transactions,
            TransactionWitness witness) {
        this.application =
                new Connections(() -> identified(application.getConnection(), officials, transactions, witness));
        this.worker = new Connections(worker::getConnection);
    }

    @Override
    public ConnectionProvider resolve(String tenant) {
        return switch (DatabaseUser.valueOf(tenant.toUpperCase(java.util.Locale.ROOT))) {
            case APPLICATION -> application;
            case WORKER -> worker;
        };
    }

    private static Connection identified(
            Connection connection,
            ActingOfficials officials,
            TransactionManager transactions,
            TransactionWitness witness)
            throws SQLException {
        try {
            if (transactions.getStatus() == Status.STATUS_ACTIVE
                    && Arc.container().requestContext().isActive()) {
                ActingOfficial official = officials.find().orElse(null);
                if (official != null) {
                    identify(connection, official);
                    witness.reached(official);
                }
            }
            return connection;
        } catch (SQLException | SystemException | RuntimeException e) {
            connection.close();
            throw e instanceof SQLException sql ? sql : new SQLException("The acting official could not be set", e);
        }
    }

    private static void identify(Connection connection, ActingOfficial official) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IDENTIFY)) {
            statement.setString(1, official.party());
            statement.setString(2, official.agency());
            statement.setString(3, official.subject());
            statement.execute();
        }
    }

    /** Where a connection comes from. */
    @FunctionalInterface
    private interface Source {
        Connection get() throws SQLException;
    }

    private record Connections(Source source) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return source.get();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            connection.close();
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> unwrapType) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> unwrapType) {
            throw new UnsupportedOperationException("Connections are not to be unwrapped");
        }
    }
}
