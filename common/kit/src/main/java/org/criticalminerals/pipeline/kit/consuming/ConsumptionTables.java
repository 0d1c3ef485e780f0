package org.criticalminerals.pipeline.kit.consuming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements on {@code consumed_event} and {@code parked_event}. */
final class ConsumptionTables {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String RECORD = """
            insert into consumed_event (consumer, source, event_id, digest, consumed_at)
            select ?, s, i, d, ? from unnest(?::text[], ?::text[], ?::bytea[]) as t(s, i, d)
            on conflict do nothing returning source, event_id""";
    private static final String DIGESTS = """
            select c.source, c.event_id, c.digest from consumed_event c
            join unnest(?::text[], ?::text[]) as t(s, i) on c.source = t.s and c.event_id = t.i
            where c.consumer = ?""";
    private static final String PARKED_KEYS =
            "select distinct key from parked_event where consumer = ? and topic = ? and key = any(?)";
    private static final String PARK = """
            insert into parked_event (consumer, topic, key, event_id, headers, payload, position, dead, reason, parked_at,
                retry_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""";
    private static final String WAITING = """
            select id, topic, position, key, headers::text, payload, dead, reason, parked_at, retry_at from parked_event
            where consumer = ? and topic = ? and key = ? order by id limit ?""";
    private static final String UNPARK = "delete from parked_event where id = ?";
    private static final String MEND = "update parked_event set payload = ? where id = ?";
    private static final String DIE = "update parked_event set dead = true, reason = ?, retry_at = ? where id = ?";
    private static final String WAIT_ON = "update parked_event set reason = ?, retry_at = ? where id = ?";
    private static final String DUE = """
            select consumer, topic, key from parked_event
            where retry_at <= ? and consumer = any(?) order by retry_at limit ?""";
    private static final String LOCK_KEY = "select pg_advisory_xact_lock(hashtext(?))";

    private ConsumptionTables() {}

    /** Records arrivals as consumed and gives back the ids that are new. */
    static Set<EventId> record(Connection connection, String consumer, Collection<Arrival> arrivals, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, consumer);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setArray(3, texts(connection, arrivals.stream().map(Arrival::source)));
            statement.setArray(4, texts(connection, arrivals.stream().map(Arrival::id)));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", arrivals.stream().map(Arrival::digest).toArray(byte[][]::new)));
            Set<EventId> fresh = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new EventId(rows.getString(1), rows.getString(2)));
                }
            }
            return fresh;
        }
    }

    /** The digests under which arrivals were consumed before. */
    static Map<EventId, byte[]> digests(Connection connection, String consumer, Collection<Arrival> arrivals)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIGESTS)) {
            statement.setArray(1, texts(connection, arrivals.stream().map(Arrival::source)));
            statement.setArray(2, texts(connection, arrivals.stream().map(Arrival::id)));
            statement.setString(3, consumer);
            Map<EventId, byte[]> digests = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    digests.put(new EventId(rows.getString(1), rows.getString(2)), rows.getBytes(3));
                }
            }
            return digests;
        }
    }

    /** Which of these keys have a parked event, so that later ones must wait. */
    static Set<String> parkedKeys(Connection connection, String consumer, String topic, Collection<String> keys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARKED_KEYS)) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            statement.setArray(3, texts(connection, keys.stream()));
            Set<String> parked = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parked.add(rows.getString(1));
                }
            }
            return parked;
        }
    }

    /** Parks an arrival: as dead with a reason, or as waiting behind another without. */
    static void park(Connection connection, String consumer, Arrival arrival, String deathReason, Instant now)
            throws SQLException {
        park(connection, consumer, arrival, deathReason, deathReason != null, null, now);
    }

    /** Parks an arrival until something is known; tried again from a moment on. */
    static void parkUntilKnown(
            Connection connection, String consumer, Arrival arrival, String reason, Instant retryAt, Instant now)
            throws SQLException {
        park(connection, consumer, arrival, reason, false, retryAt, now);
    }

    private static void park(
            Connection connection,
            String consumer,
            Arrival arrival,
            String reason,
            boolean dead,
            Instant retryAt,
            Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setString(1, consumer);
            statement.setString(2, arrival.topic());
            statement.setString(3, arrival.key());
            statement.setString(4, arrival.id());
            statement.setString(5, json(arrival.headers()));
            statement.setBytes(6, arrival.payload());
            statement.setString(7, arrival.position());
            statement.setBoolean(8, dead);
            statement.setString(9, reason);
            statement.setObject(10, now.atOffset(ZoneOffset.UTC));
            statement.setObject(11, retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** What is parked under a key, in order. */
    static List<Parked> parked(Connection connection, String consumer, String topic, String key, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            statement.setString(3, key);
            statement.setInt(4, limit);
            List<Parked> parked = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parked.add(new Parked(
                            rows.getLong(1),
                            new Arrival(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    headers(rows.getString(5)),
                                    rows.getBytes(6)),
                            rows.getBoolean(7),
                            rows.getString(8),
                            rows.getObject(9, OffsetDateTime.class).toInstant(),
                            rows.getObject(10) != null));
                }
            }
            return parked;
        }
    }

    /** Gives up on a parked event, but where it is to be tried on nonetheless. */
    static void die(Connection connection, long id, String reason, Instant retryAt) throws SQLException {
        settle(connection, DIE, id, reason, retryAt);
    }

    /** Lets a parked event wait on. */
    static void waitOn(Connection connection, long id, String reason, Instant retryAt) throws SQLException {
        settle(connection, WAIT_ON, id, reason, retryAt);
    }

    private static void settle(Connection connection, String sql, long id, String reason, Instant retryAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reason);
            statement.setObject(2, retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC));
            statement.setLong(3, id);
            statement.executeUpdate();
        }
    }

    /** The keys whose heads wait for something unknown and are to be tried again, the longest due first. */
    static List<Waiting> due(Connection connection, Collection<String> consumers, Instant now, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setArray(2, texts(connection, consumers.stream()));
            statement.setInt(3, limit);
            List<Waiting> due = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new Waiting(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return due;
        }
    }

    /** Puts other content in the place of a parked event's. */
    static void mend(Connection connection, long id, byte[] payload) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MEND)) {
            statement.setBytes(1, payload);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    static void unpark(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNPARK)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    /** Keeps the arrival of events of a key and their release from passing each other. */
    static void lockKey(Connection connection, String consumer, String topic, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_KEY)) {
            statement.setString(1, consumer + '|' + topic + '|' + key);
            statement.execute();
        }
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Headers are not writable as JSON", e);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Parked headers are no JSON", e);
        }
    }

    /** What makes an event unique. */
    record EventId(String source, String id) {
        static EventId of(Arrival arrival) {
            return new EventId(arrival.source(), arrival.id());
        }
    }

    /**
     * An event that waits, or the one for which others wait.
     *
     * @param dead whether people were told that it can't be processed
     * @param reason why it can't be processed, or not yet
     * @param untilKnown whether it is tried again by itself
     */
    record Parked(long id, Arrival arrival, boolean dead, String reason, Instant parkedAt, boolean untilKnown) {}

    /** A key whose head waits for something unknown. */
    record Waiting(String consumer, String topic, String key) {}
}
