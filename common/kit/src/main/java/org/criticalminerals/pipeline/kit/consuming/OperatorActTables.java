package org.criticalminerals.pipeline.kit.consuming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;

/** The statements on {@code operator_act}, and those on dead letters that show no content. */
final class OperatorActTables {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = "id, act, consumer, topic, key, event_id, mended, reason, state,"
            + " requested_by::text, requested_at, decided_by::text, decided_at, decision_reason, valid_until, done_at,"
            + " outcome";
    private static final String INSERT = """
            insert into operator_act (id, act, consumer, topic, key, event_id, mended, reason, state, requested_by,
                requested_party, requested_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?::jsonb, ?, ?)""";
    private static final String DECIDE = """
            update operator_act set state = ?, decided_by = ?::jsonb, decided_party = ?, decided_at = ?,
                decision_reason = ?, valid_until = ? where id = ?""";
    private static final String FINISH = "update operator_act set state = ?, done_at = ?, outcome = ? where id = ?";
    private static final String DEAD = """
            select d.id, d.consumer, d.topic, d.key, d.event_id, d.parked_at,
                (select count(*) from (select 1 from parked_event w where w.consumer = d.consumer and w.topic = d.topic
                    and w.key = d.key and w.id > d.id limit 1000) as behind)
            from parked_event d where d.dead and d.id > ? order by d.id limit ?""";

    private OperatorActTables() {}

    /**
     * A dead letter, without anything of what it says.
     *
     * @param waiting how many later events of its key wait behind it, a thousand at most
     */
    record Dead(long id, String consumer, String topic, String key, String eventId, Instant parkedAt, int waiting) {}

    static List<Dead> dead(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DEAD)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            List<Dead> dead = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    dead.add(new Dead(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            instant(rows, 6),
                            rows.getInt(7)));
                }
            }
            return dead;
        }
    }

    static void insert(Connection connection, OperatorAct act) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, act.id());
            statement.setString(2, act.kind().name());
            statement.setString(3, act.consumer());
            statement.setString(4, act.topic());
            statement.setString(5, act.key());
            statement.setString(6, act.eventId());
            statement.setBytes(7, act.mended());
            statement.setString(8, act.reason());
            statement.setString(9, json(act.requestedBy()));
            statement.setString(10, act.requestedBy().party());
            statement.setObject(11, act.requestedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** An act, locked until the transaction ends. */
    static Optional<OperatorAct> lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from operator_act where id = ? for update")) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        }
    }

    /** Acts, newest first, behind one. */
    static List<OperatorAct> page(Connection connection, UUID before, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from operator_act where id < ? order by id desc limit ?")) {
            statement.setObject(1, before == null ? new UUID(-1, -1) : before);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    static void decide(
            Connection connection, UUID id, OperatorAct.State state, Actor by, Instant at, String reason, Instant until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDE)) {
            statement.setString(1, state.name());
            statement.setString(2, json(by));
            statement.setString(3, by.party());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, reason);
            statement.setObject(6, until == null ? null : until.atOffset(ZoneOffset.UTC));
            statement.setObject(7, id);
            statement.executeUpdate();
        }
    }

    static void finish(Connection connection, UUID id, OperatorAct.State state, Instant at, String outcome)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, state.name());
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setString(3, outcome);
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    private static List<OperatorAct> read(PreparedStatement statement) throws SQLException {
        List<OperatorAct> acts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                acts.add(new OperatorAct(
                        rows.getObject(1, UUID.class),
                        OperatorAct.Kind.valueOf(rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getBytes(7),
                        rows.getString(8),
                        OperatorAct.State.valueOf(rows.getString(9)),
                        actor(rows.getString(10)),
                        instant(rows, 11),
                        actor(rows.getString(12)),
                        instant(rows, 13),
                        rows.getString(14),
                        instant(rows, 15),
                        instant(rows, 16),
                        rows.getString(17)));
            }
        }
        return acts;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String json(Actor actor) {
        try {
            return JSON.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Actor actor(String json) {
        try {
            return json == null ? null : JSON.readValue(json, Actor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored actor is not readable", e);
        }
    }
}
