package org.criticalminerals.pipeline.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;

/** A person at a service's database as its application's user, as with {@code psql}. */
final class AppConnection implements AutoCloseable {

    private final Connection connection;

    private AppConnection(Connection connection) {
        this.connection = connection;
    }

    static AppConnection to(LocalSystemProcess system, String service) throws SQLException {
        String database = service.substring(0, service.indexOf('-'));
        Connection connection = DriverManager.getConnection(
                system.platform().jdbcUrl(database),
                database + "_app",
                system.env(service).get("PIPELINE_DB_APP_PASSWORD"));
        connection.setAutoCommit(false);
        return new AppConnection(connection);
    }

    /** Acts for somebody until the end of the transaction; for nobody where null. */
    void actFor(Confidential.Reader reader) throws SQLException {
        connection.rollback();
        if (reader == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('pipeline.party', ?, true), set_config('pipeline.agency', ?, true),"
                        + " set_config('pipeline.official', ?, true)")) {
            statement.setString(1, reader.official().party());
            statement.setString(2, reader.official().agency());
            statement.setString(3, reader.subject());
            statement.execute();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** The first column of each row of a query. */
    List<String> texts(String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(String.valueOf(rows.getString(1)));
                }
                return texts;
            }
        }
    }

    void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
