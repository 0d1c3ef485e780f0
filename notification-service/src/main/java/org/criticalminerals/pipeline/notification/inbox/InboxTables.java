package org.criticalminerals.pipeline.notification.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/**
 * The statements by which the worker fills and reads inboxes.
 *
 * <p>Sequence numbers are drawn under one lock that is held until the commit. So numbers become visible in their order,
 * and who reads on from the highest number seen misses none: none below it can still come.
 */
final class InboxTables {

    private static final long LOCK = 0x696e626f78L;
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(" + LOCK + ")";

    private static final String INSERT = """
            insert into notification (id, event_id, official, party, agency, why, type, title, body, link, project_id,
                project_name, agreement, agreement_title, review_id, action_required, deadline, at, releasable_to)
            select id, event_id, official, party, agency, why, type, title, body, link, project_id,
                project_name, agreement, agreement_title, review_id, action_required, deadline, at, array[audience]
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::boolean[], ?::timestamptz[],
                ?::timestamptz[], ?::text[])
                with ordinality as n(id, event_id, official, party, agency, why, type, title, body, link, project_id,
                    project_name, agreement, agreement_title, review_id, action_required, deadline, at, audience, place)
            order by place
            on conflict (event_id, official, why) do nothing returning id""";

    // Locked in the order of numbers, as everybody does who changes several rows, so that none waits in a circle.
    private static final String END_ACTIONS = """
            update notification set action_required = false where id in (
                select n.id from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as e(review_id, party, agency, why)
                join notification n on n.review_id = e.review_id and (e.party is null or n.party = e.party)
                    and (e.agency is null or n.agency = e.agency) and (e.why is null or n.why = e.why)
                where n.action_required order by n.sequence for update of n)""";
    private static final String LEAVE_ACTIONS = """
            update notification set action_required = false where id in (
                select id from notification where official = ? and action_required
                    and case why when 'TO_SIGN' then not review_id = any(?) else agency is distinct from ? end
                order by sequence for update)""";
    private static final String TOLD = "select why from notification where event_id = ? and official = ?";
    private static final String WAKE = "select pg_notify('" + Wake.CHANNEL + "', ?)";

    private static final String AFTER = """
            select n.* from unnest(?::text[], ?::bigint[]) as w(official, seen)
            cross join lateral (
                select official, id, sequence, at, type, title, body, link, project_id, project_name, agreement,
                    action_required, deadline, read_at
                from notification where official = w.official and sequence > w.seen order by sequence limit ?) n
            order by n.sequence""";

    private InboxTables() {}

    /** Waits for the turn to draw sequence numbers, and has it until the transaction ends. */
    static void takeTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TAKE_TURN);
        }
    }

    /** Adds rows and gives back the ids of those that were not there yet. */
    static Set<UUID> insert(Connection connection, List<NewNotice> notices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Columns columns = new Columns(connection, statement, notices);
            columns.add("uuid", NewNotice::id);
            columns.add("uuid", notice -> notice.subject().eventId());
            columns.add("text", notice -> notice.recipient().official().subject());
            columns.add("text", notice -> notice.recipient().official().party());
            columns.add("text", notice -> notice.recipient().official().agency());
            columns.add("text", notice -> notice.recipient().why().name());
            columns.add("text", notice -> notice.subject().type());
            columns.add("text", notice -> notice.text().title());
            columns.add("text", notice -> notice.text().body());
            columns.add("text", notice -> notice.subject().link());
            columns.add("uuid", notice -> notice.subject().projectId());
            columns.add("text", notice -> notice.subject().projectName());
            columns.add("text", notice -> notice.subject().agreement());
            columns.add("text", notice -> notice.subject().agreementTitle());
            columns.add("uuid", notice -> notice.subject().reviewId());
            columns.add("boolean", NewNotice::actionRequired);
            columns.add("timestamptz", notice -> utc(notice.subject().deadline()));
            columns.add("timestamptz", notice -> utc(notice.subject().at()));
            columns.add(
                    "text",
                    notice -> Audience.official(notice.recipient().official().subject()));
            Set<UUID> added = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject(1, UUID.class));
                }
            }
            return added;
        }
    }

    static void endActions(Connection connection, List<EndedAction> ended) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END_ACTIONS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ended.stream().map(EndedAction::reviewId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", ended.stream().map(EndedAction::party).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", ended.stream().map(EndedAction::agency).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            ended.stream()
                                    .map(end ->
                                            end.why() == null ? null : end.why().name())
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    static void leaveActions(Connection connection, Map<String, Telling.Duties> remaining) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE_ACTIONS)) {
            for (String official : remaining.keySet().stream().sorted().toList()) {
                statement.setString(1, official);
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", remaining.get(official).toSign().toArray()));
                statement.setString(3, remaining.get(official).agency());
                statement.executeUpdate();
            }
        }
    }

    /** For which reasons an official was told of an event already. */
    static Set<String> told(Connection connection, UUID event, String official) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setObject(1, event);
            statement.setString(2, official);
            Set<String> reasons = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reasons.add(rows.getString(1));
                }
            }
            return reasons;
        }
    }

    /** Wakes the streams of these officials, on every replica, once this transaction has committed. */
    static void wake(Connection connection, Collection<String> officials) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAKE)) {
            statement.setString(1, Wake.of(officials).payload());
            statement.execute();
        }
    }

    /** For each official the next rows behind the number that they saw last. */
    static List<Addressed> after(Connection connection, Map<String, Long> seen, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            List<Map.Entry<String, Long>> cursors = List.copyOf(seen.entrySet());
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", cursors.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", cursors.stream().map(Map.Entry::getValue).toArray()));
            statement.setInt(3, limit);
            List<Addressed> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Addressed(rows.getString("official"), item(rows)));
                }
            }
            return found;
        }
    }

    private static InboxItem item(ResultSet rows) throws SQLException {
        return new InboxItem(
                rows.getObject("id", UUID.class),
                rows.getLong("sequence"),
                instant(rows, "at"),
                rows.getString("type"),
                rows.getString("title"),
                rows.getString("body"),
                rows.getString("link"),
                rows.getObject("project_id", UUID.class),
                rows.getString("project_name"),
                rows.getString("agreement"),
                rows.getBoolean("action_required"),
                instant(rows, "deadline"),
                rows.getObject("read_at") != null);
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * An item with whose it is.
     *
     * @param official the official's subject
     * @param item the item
     */
    record Addressed(String official, InboxItem item) {}

    /** Sets one array parameter after the other. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<NewNotice> notices;
        private int column;

        Columns(Connection connection, PreparedStatement statement, List<NewNotice> notices) {
            this.connection = connection;
            this.statement = statement;
            this.notices = notices;
        }

        void add(String type, Function<NewNotice, Object> value) throws SQLException {
            Object[] values = notices.stream()
                    .map(value)
                    .map(each -> each instanceof OffsetDateTime time ? time.toString() : each)
                    .toArray();
            statement.setArray(++column, connection.createArrayOf(type, values));
        }
    }
}
