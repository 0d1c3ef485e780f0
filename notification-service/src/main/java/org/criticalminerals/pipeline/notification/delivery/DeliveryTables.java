package org.criticalminerals.pipeline.notification.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.notification.channel.Channel;

/** The statements by which the worker makes deliveries. */
final class DeliveryTables {

    private static final String INSERT = """
            insert into delivery (notification_id, channel, status, attempts, created_at, next_attempt_at, last_error,
                delivered_at, releasable_to)
            select notification_id, channel, status, attempts, now, case status when 'PENDING' then now end, error,
                case status when 'DELIVERED' then now end, array[audience]
            from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                as d(notification_id, channel, status, attempts, error, audience),
                (select ?::timestamptz as now) as clock""";
    private static final String CLAIM = """
            update delivery d set attempts = d.attempts + 1, lease_until = ?
            from (select notification_id, channel from delivery
                  where status in ('PENDING', 'RETRYING') and lease_until is null and next_attempt_at <= ?
                    and channel = ?
                  order by next_attempt_at limit ? for update skip locked) due
            where d.notification_id = due.notification_id and d.channel = due.channel
            returning d.notification_id, d.attempts, d.created_at""";
    // A try that was thought dead and comes back late still counts, unless another has begun since.
    private static final String RECORD = """
            update delivery set status = ?, lease_until = null, next_attempt_at = ?, last_error = ?, delivered_at = ?
            where notification_id = ? and channel = ? and attempts = ? and status in ('PENDING', 'RETRYING')""";
    private static final String ATTEMPT = """
            insert into delivery_attempt as a (notification_id, channel, number, at, outcome, detail)
            values (?, ?, ?, ?, ?, ?)
            on conflict (notification_id, channel, number) do update
                set at = excluded.at, outcome = excluded.outcome, detail = excluded.detail""";
    private static final String RECONCILE = """
            with freed as (
                update delivery set lease_until = null, status = 'RETRYING', next_attempt_at = ?, last_error = ?
                where (notification_id, channel) in (
                    select notification_id, channel from delivery
                    where lease_until < ? order by lease_until limit ? for update skip locked)
                returning notification_id, channel, attempts)
            insert into delivery_attempt (notification_id, channel, number, at, outcome, detail)
            select notification_id, channel, attempts, ?, 'INTERRUPTED', ? from freed
            on conflict (notification_id, channel, number) do nothing""";
    private static final String WAITING = """
            select channel, min(created_at), count(*) from delivery
            where status in ('PENDING', 'RETRYING') group by channel""";

    private DeliveryTables() {}

    static void insert(Connection connection, List<NewDelivery> deliveries, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, array(connection, "uuid", deliveries, NewDelivery::notification));
            statement.setArray(2, array(connection, "text", deliveries, delivery -> delivery.channel()
                    .name()));
            statement.setArray(3, array(connection, "text", deliveries, delivery -> delivery.status()
                    .name()));
            statement.setArray(4, array(connection, "int4", deliveries, NewDelivery::attempts));
            statement.setArray(5, array(connection, "text", deliveries, NewDelivery::failure));
            statement.setArray(
                    6, array(connection, "text", deliveries, delivery -> Audience.official(delivery.official())));
            statement.setObject(7, utc(now));
            statement.executeUpdate();
        }
    }

    static List<Claim> claim(Connection connection, Channel channel, Instant now, Instant leaseUntil, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, utc(leaseUntil));
            statement.setObject(2, utc(now));
            statement.setString(3, channel.name());
            statement.setInt(4, limit);
            List<Claim> claims = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(
                            rows.getObject(1, UUID.class),
                            rows.getInt(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return claims;
        }
    }

    static void record(Connection connection, Channel channel, Result result, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, result.status().name());
            statement.setObject(
                    2, result.nextAttemptAt().map(DeliveryTables::utc).orElse(null));
            statement.setString(3, result.error().orElse(null));
            statement.setObject(4, result.status() == DeliveryStatus.DELIVERED ? utc(now) : null);
            statement.setObject(5, result.claim().notification());
            statement.setString(6, channel.name());
            statement.setInt(7, result.claim().attempt());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(ATTEMPT)) {
            statement.setObject(1, result.claim().notification());
            statement.setString(2, channel.name());
            statement.setInt(3, result.claim().attempt());
            statement.setObject(4, utc(now));
            statement.setString(5, result.outcome());
            statement.setString(6, result.error().orElse(null));
            statement.executeUpdate();
        }
    }

    static int reconcile(Connection connection, Instant now, String reason, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECONCILE)) {
            statement.setObject(1, utc(now));
            statement.setString(2, reason);
            statement.setObject(3, utc(now));
            statement.setInt(4, limit);
            statement.setObject(5, utc(now));
            statement.setString(6, reason);
            return statement.executeUpdate();
        }
    }

    static Map<Channel, Waiting> waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet rows = statement.executeQuery()) {
            Map<Channel, Waiting> waiting = new EnumMap<>(Channel.class);
            while (rows.next()) {
                waiting.put(
                        Channel.valueOf(rows.getString(1)),
                        new Waiting(rows.getObject(2, OffsetDateTime.class).toInstant(), rows.getLong(3)));
            }
            return waiting;
        }
    }

    private static java.sql.Array array(
            Connection connection, String type, List<NewDelivery> deliveries, Function<NewDelivery, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, deliveries.stream().map(value).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * What became of a try.
     *
     * @param claim the try
     * @param status where the delivery stands now
     * @param outcome the outcome as history names it
     * @param nextAttemptAt when to try again; empty where not
     * @param error what went wrong; empty where nothing did
     */
    record Result(
            Claim claim,
            DeliveryStatus status,
            String outcome,
            Optional<Instant> nextAttemptAt,
            Optional<String> error) {}

    /**
     * What waits on a channel.
     *
     * @param oldest since when the oldest waits
     * @param count how many
     */
    record Waiting(Instant oldest, long count) {}
}
