package org.criticalminerals.pipeline.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** What metrics tell of the outbox. */
final class OutboxGauges {

    private static final String PARKED = "select count(*) from outbox where parked_at is not null";
    private static final String OLDEST = "select created_at from outbox where parked_at is null order by seq limit 1";

    private final DataSource dataSource;
    private final Clock clock;

    OutboxGauges(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Rows that can't be sent; not a number while the database is away. */
    double parked() {
        return query(PARKED, rows -> rows.next() ? rows.getDouble(1) : 0);
    }

    /** Age of the oldest waiting row in seconds, 0 where none waits; not a number while the database is away. */
    double oldestSeconds() {
        return query(
                OLDEST,
                rows -> rows.next()
                        ? Duration.between(
                                                rows.getObject(1, OffsetDateTime.class)
                                                        .toInstant(),
                                                clock.instant())
                                        .toMillis()
                                / 1000.0
                        : 0);
    }

    private double query(String sql, Reading reading) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.of(rows);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }

    @FunctionalInterface
    private interface Reading {
        double of(ResultSet rows) throws SQLException;
    }
}
