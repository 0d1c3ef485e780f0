package org.criticalminerals.pipeline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements on the table {@code outbox}. */
public final class OutboxTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String INSERT = "insert into outbox (event_id, topic, key, headers, payload, created_at)"
            + " values (?, ?, ?, ?::jsonb, ?, ?)";
    // By what is there, never by a high-water mark: a lower number may commit later.
    private static final String BATCH = """
            select seq, event_id, topic, key, headers::text, payload from outbox o
            where parked_at is null
              and not exists (select 1 from outbox p
                              where p.parked_at is not null and p.topic = o.topic and p.key = o.key)
            order by seq limit ?""";
    private static final String DELETE = "delete from outbox where seq = any(?)";
    private static final String PARK = "update outbox set parked_at = ?, park_reason = ? where seq = ?";

    private OutboxTable() {}

    /** Adds a row in the caller's transaction. */
    public static void insert(Connection connection, OutboxRow row, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, row.eventId());
            statement.setString(2, row.topic());
            statement.setString(3, row.key());
            statement.setString(4, JSON.writeValueAsString(row.headers()));
            statement.setBytes(5, row.payload());
            statement.setObject(6, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Headers are not writable as JSON", e);
        }
    }

    /** The next rows in order, without those whose key has a parked row. */
    static List<Numbered> nextBatch(Connection connection, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BATCH)) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<Numbered> batch = new ArrayList<>();
                while (rows.next()) {
                    batch.add(new Numbered(
                            rows.getLong(1),
                            new OutboxRow(
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4),
                                    JSON.readValue(rows.getString(5), HEADERS),
                                    rows.getBytes(6))));
                }
                return batch;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Headers in the outbox are no JSON", e);
        }
    }

    static void delete(Connection connection, List<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            statement.executeUpdate();
        }
    }

    static void park(Connection connection, long number, String reason, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, reason);
            statement.setLong(3, number);
            statement.executeUpdate();
        }
    }

    /** A row with its place in the order. */
    record Numbered(long number, OutboxRow row) {}
}
