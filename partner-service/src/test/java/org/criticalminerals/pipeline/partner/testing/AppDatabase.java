package org.criticalminerals.pipeline.partner.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/** The database as the application user sees it for one official: what code forgets, row-level security hides. */
public final class AppDatabase implements AutoCloseable {

    private final Connection connection;

    private AppDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Acts for an agency of a party. */
    public static AppDatabase as(String party, String agency) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app");
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('pipeline.party', ?, true), set_config('pipeline.agency', ?, true),"
                        + " set_config('pipeline.official', 'nobody', true)")) {
            statement.setString(1, party);
            statement.setString(2, agency);
            statement.execute();
        }
        return new AppDatabase(connection);
    }

    /** How many rows a query counts. */
    public long count(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** How many rows a statement changes. */
    public int change(String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return prepared.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
