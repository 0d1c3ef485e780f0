package org.criticalminerals.pipeline.notification.matter;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.notification.recipient.Nomination;

/** The statements on what is remembered of projects and reviews. */
final class MatterTables {

    private static final String OPENED = EventCodec.typeOf(ReviewOpened.class);

    private static final String NOMINATE = """
            insert into project_copy as p (project_id, party, agency, agreements) values (?, ?, ?, ?)
            on conflict (project_id) do update
                set agreements = (select array_agg(distinct a) from unnest(p.agreements || excluded.agreements) a)
        where not p.agreements @> excluded.agreements\
        """;
    private static final String NOMINATION = "select party, agency, agreements from project_copy where project_id = ?";

    private static final String OPEN = """
            insert into open_review
                (review_id, project_id, event_id, event, event_time, releasable_to, agencies, pending, deadline)
        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict (review_id) do nothing\
        """;
    private static final String REVIEW = """
            select event_id, event::text, event_time, releasable_to, pending, deadline
        from open_review where review_id = ?\
        """;
    private static final String REVIEWS_OF = """
            select event_id, event::text, event_time, releasable_to, pending, deadline, review_id
        from open_review where agencies @> array[?::text] and review_id > ? order by review_id limit ?\
        """;
    private static final String PENDING = "update open_review set pending = ? where review_id = ?";
    private static final String EXTEND = "update open_review set pending = ?, deadline = ? where review_id = ?";
    private static final String CLOSE = "delete from open_review where review_id = ?";

    private static final String ASK_WITHDRAWAL = """
            insert into withdrawal_asked as w (project_id, agreement, gate_request, cause) values (?, ?, ?, ?)
        on conflict (project_id, agreement, gate_request) do update set cause = excluded.cause\
        """;
    private static final String WITHDRAWAL =
            "select cause from withdrawal_asked where project_id = ? and agreement = ? and gate_request = ?";
    private static final String FORGET_WITHDRAWALS =
            "delete from withdrawal_asked where project_id = ? and agreement = ? and gate_request < ?";

    private static final String WATCH = """
        insert into project_watch as w (project_id, official, watched, changed_at) values (?, ?, ?, ?)
        on conflict (project_id, official) do update
            set watched = excluded.watched, changed_at = excluded.changed_at
        where w.changed_at < excluded.changed_at\
        """;
    private static final String WATCHERS =
            "select official from project_watch where project_id = ? and watched order by official";

    private MatterTables() {}

    static void watch(Connection connection, UUID project, String official, boolean watched, Instant changedAt)
            throws SQLException {
        change(connection, WATCH, project, official, watched, changedAt.atOffset(ZoneOffset.UTC));
    }

    static List<String> watchers(Connection connection, UUID project) throws SQLException {
        return all(connection, WATCHERS, rows -> rows.getString(1), project);
    }

    static void nominate(Connection connection, UUID project, String party, String agency, Set<String> agreements)
            throws SQLException {
        change(connection, NOMINATE, project, party, agency, texts(connection, agreements));
    }

    static Optional<Nomination> nomination(Connection connection, UUID project) throws SQLException {
        return first(
                connection,
                NOMINATION,
                rows -> new Nomination(rows.getString(1), rows.getString(2), set(rows, 3)),
                project);
    }

    static void open(Connection connection, RememberedReview review, Collection<String> agencies) throws SQLException {
        ReviewOpened event = review.event();
        change(
                connection,
                OPEN,
                event.reviewId(),
                event.subject().projectId(),
                review.eventId(),
                new String(EventCodec.write(event), StandardCharsets.UTF_8),
                review.time().atOffset(ZoneOffset.UTC),
                texts(connection, review.releasableTo()),
                texts(connection, agencies),
                texts(connection, review.pending()),
                review.deadline().atOffset(ZoneOffset.UTC));
    }

    static Optional<RememberedReview> review(Connection connection, UUID review) throws SQLException {
        return first(connection, REVIEW, MatterTables::review, review);
    }

    static List<RememberedReview> reviewsOf(Connection connection, String agency, UUID after, int limit)
            throws SQLException {
        return all(connection, REVIEWS_OF, MatterTables::review, agency, after, limit);
    }

    static void pending(Connection connection, UUID review, Collection<String> parties) throws SQLException {
        change(connection, PENDING, texts(connection, parties), review);
    }

    static void extend(Connection connection, UUID review, Collection<String> parties, Instant deadline)
            throws SQLException {
        change(connection, EXTEND, texts(connection, parties), deadline.atOffset(ZoneOffset.UTC), review);
    }

    static void close(Connection connection, UUID review) throws SQLException {
        change(connection, CLOSE, review);
    }

    static void askWithdrawal(
            Connection connection, UUID project, String agreement, int gateRequest, WithdrawalCause cause)
            throws SQLException {
        change(connection, ASK_WITHDRAWAL, project, agreement, gateRequest, cause.name());
    }

    static Optional<WithdrawalCause> withdrawal(Connection connection, UUID project, String agreement, int gateRequest)
            throws SQLException {
        return first(
                connection,
                WITHDRAWAL,
                rows -> WithdrawalCause.valueOf(rows.getString(1)),
                project,
                agreement,
                gateRequest);
    }

    static void forgetWithdrawalsBefore(Connection connection, UUID project, String agreement, int gateRequest)
            throws SQLException {
        change(connection, FORGET_WITHDRAWALS, project, agreement, gateRequest);
    }

    private static RememberedReview review(ResultSet rows) throws SQLException {
        ReviewOpened event = (ReviewOpened)
                EventCodec.read(ReviewEvent.class, OPENED, rows.getString(2).getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        return new RememberedReview(
                rows.getObject(1, UUID.class),
                event,
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                set(rows, 4),
                set(rows, 5),
                rows.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        return all(connection, sql, row, values).stream().findFirst();
    }

    private static <T> List<T> all(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static java.sql.Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Set<String> set(ResultSet rows, int column) throws SQLException {
        return Set.of((String[]) rows.getArray(column).getArray());
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
