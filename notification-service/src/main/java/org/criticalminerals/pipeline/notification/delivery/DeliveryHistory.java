package org.criticalminerals.pipeline.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.hibernate.Session;

/** What became of a notice on each channel, as its official may read it. */
@ApplicationScoped
public class DeliveryHistory {

    private static final String READ = """
            select d.channel, d.status, d.attempts, d.next_attempt_at, d.delivered_at, d.last_error,
                a.number, a.at, a.outcome, a.detail
            from delivery d
            left join delivery_attempt a on a.notification_id = d.notification_id and a.channel = d.channel
            where d.notification_id = ? order by d.channel desc, a.number""";

    private final Session session;

    DeliveryHistory(Session session) {
        this.session = session;
    }

    /** The deliveries of a notice; empty where it isn't one of the acting official's. */
    @Transactional
    public List<Delivery> of(UUID notification) {
        return session.doReturningWork(connection -> read(connection, notification));
    }

    private static List<Delivery> read(Connection connection, UUID notification) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, notification);
            Map<Channel, Delivery> found = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Channel channel = Channel.valueOf(rows.getString("channel"));
                    Delivery delivery = found.get(channel);
                    if (delivery == null) {
                        delivery = delivery(channel, rows);
                        found.put(channel, delivery);
                    }
                    if (rows.getObject("number") != null) {
                        delivery.attempts().add(attempt(rows));
                    }
                }
            }
            return List.copyOf(found.values());
        }
    }

    private static Delivery delivery(Channel channel, ResultSet rows) throws SQLException {
        return new Delivery(
                channel,
                DeliveryStatus.valueOf(rows.getString("status")),
                instant(rows, "delivered_at"),
                instant(rows, "next_attempt_at"),
                rows.getString("last_error"),
                new ArrayList<>());
    }

    private static Attempt attempt(ResultSet rows) throws SQLException {
        return new Attempt(
                rows.getInt("number"), instant(rows, "at"), rows.getString("outcome"), rows.getString("detail"));
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * A delivery on one channel.
     *
     * @param channel the channel
     * @param status where it stands
     * @param deliveredAt when it arrived; null where it has not
     * @param nextAttemptAt when it is tried again; null where it isn't
     * @param error what went wrong last; null where nothing did
     * @param attempts every try of a channel that leads outside, the first one first
     */
    public record Delivery(
            Channel channel,
            DeliveryStatus status,
            Instant deliveredAt,
            Instant nextAttemptAt,
            String error,
            List<Attempt> attempts) {}

    /**
     * One try.
     *
     * @param number its number, from 1
     * @param at when it ended
     * @param outcome {@code DELIVERED}, {@code RETRY}, {@code FAILED} or {@code INTERRUPTED}
     * @param detail what went wrong; null where nothing did
     */
    public record Attempt(int number, Instant at, String outcome, String detail) {}
}
