package org.criticalminerals.pipeline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** The statements on {@code idempotency_key}. */
@ApplicationScoped
class IdempotencyKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Session session;

    IdempotencyKeys(Session session) {
        this.session = session;
    }

    /** Takes a key for this request; false where it was taken before. */
    boolean claim(String official, String key, String requestHash, Instant now) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into idempotency_key (official, key, request_hash, created_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing")) {
                statement.setString(1, official);
                statement.setString(2, key);
                statement.setString(3, requestHash);
                statement.setObject(4, now.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate() == 1;
            }
        });
    }

    void keep(String official, String key, Answer answer) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("update idempotency_key"
                    + " set status = ?, headers = ?::jsonb, body = ? where official = ? and key = ?")) {
                statement.setInt(1, answer.status());
                statement.setString(2, JSON.writeValueAsString(answer.headers()));
                statement.setString(3, answer.body());
                statement.setString(4, official);
                statement.setString(5, key);
                statement.executeUpdate();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    Optional<Kept> find(String official, String key) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select request_hash, status, headers::text, body from idempotency_key"
                            + " where official = ? and key = ? and status is not null")) {
                statement.setString(1, official);
                statement.setString(2, key);
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(new Kept(
                            rows.getString(1),
                            new Answer(rows.getInt(2), JSON.readValue(rows.getString(3), HEADERS), rows.getString(4))));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    /** An answer as it went out. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** An answer with the hash of the request that it answered. */
    record Kept(String requestHash, Answer answer) {}
}
