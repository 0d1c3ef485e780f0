package org.criticalminerals.pipeline.partner.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/** PostgreSQL as the application's user reaches it, acting for an official or for nobody. */
public final class Sql {

    private Sql() {}

    /** How many rows a party's agency is shown; of nobody where the party is null. */
    public static long count(String party, String agency, String query) throws SQLException {
        try (Connection connection = as(party, agency);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Changes something for a party's agency and takes it back; how many rows changed. */
    public static int change(String party, String agency, String command) throws SQLException {
        try (Connection connection = as(party, agency);
                Statement statement = connection.createStatement()) {
            int changed = statement.executeUpdate(command);
            connection.rollback();
            return changed;
        }
    }

    private static Connection as(String party, String agency) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app");
        connection.setAutoCommit(false);
        if (party != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                        + " set_config('pipeline.agency', '" + agency + "', true)");
            }
        }
        return connection;
    }
}
