package org.criticalminerals.pipeline.notification.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.ReferenceEvent.PartyState;
import org.criticalminerals.pipeline.notification.recipient.Agreement;
import org.criticalminerals.pipeline.notification.recipient.Official;

/** The statements on the copies of reference data. A state replaces an older one alone. */
final class ReferenceTables {

    // Who tells an event holds it shared, who changes the copies alone: a newcomer and a review that opens at the same
    // moment can't miss each other.
    private static final long LOCK = 0x6469726563746f72L;
    private static final String SHARED = "select pg_advisory_xact_lock_shared(" + LOCK + ")";
    private static final String EXCLUSIVE = "select pg_advisory_xact_lock(" + LOCK + ")";
    private static final String VERSION = "select version from directory_version";
    private static final String CHANGED = "update directory_version set version = version + 1";

    private static final String PARTY = """
            insert into party_copy as c (code, version, name) values (?, ?, ?)
            on conflict (code) do update set version = excluded.version, name = excluded.name
            where c.version < excluded.version""";
    private static final String AGENCY = """
            insert into agency_copy as c (id, version, name, party) values (?, ?, ?, ?)
            on conflict (id) do update set version = excluded.version, name = excluded.name, party = excluded.party
            where c.version < excluded.version""";
    private static final String AGREEMENT = """
            insert into agreement_copy as c (code, version, title, parties, leads) values (?, ?, ?, ?, ?::jsonb)
            on conflict (code) do update set version = excluded.version, title = excluded.title,
                parties = excluded.parties, leads = excluded.leads
            where c.version < excluded.version""";
    private static final String OFFICIAL = """
            insert into official_copy as c (subject, version, name, email, agency, party, roles, active)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject) do update set version = excluded.version, name = excluded.name,
                email = excluded.email, agency = excluded.agency, party = excluded.party, roles = excluded.roles,
                active = excluded.active
            where c.version < excluded.version""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LEADS = new TypeReference<>() {};

    private ReferenceTables() {}

    static void holdStill(Connection connection) throws SQLException {
        execute(connection, SHARED);
    }

    static void changeAlone(Connection connection) throws SQLException {
        execute(connection, EXCLUSIVE);
    }

    static long version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSION)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static boolean put(Connection connection, PartyState party) throws SQLException {
        return change(connection, PARTY, party.code(), party.version(), party.name());
    }

    static boolean put(Connection connection, AgencyState agency) throws SQLException {
        return change(connection, AGENCY, agency.id(), agency.version(), agency.name(), agency.party());
    }

    static boolean put(Connection connection, AgreementState agreement) throws SQLException {
        return change(
                connection,
                AGREEMENT,
                agreement.code(),
                agreement.version(),
                agreement.title(),
                texts(connection, agreement.parties()),
                json(agreement.leads()));
    }

    static boolean put(Connection connection, OfficialState official) throws SQLException {
        return change(
                connection,
                OFFICIAL,
                official.subject(),
                official.version(),
                official.name(),
                official.email(),
                official.agency(),
                official.party(),
                texts(connection, official.roles()),
                official.active());
    }

    static DirectorySnapshot load(Connection connection, long version) throws SQLException {
        return DirectorySnapshot.of(
                version,
                query(
                        connection,
                        "select code, version, title, parties, leads::text from agreement_copy order by code",
                        rows -> new Agreement(
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getString(3),
                                List.of((String[]) rows.getArray(4).getArray()),
                                leads(rows.getString(5)))),
                query(
                        connection,
                        "select subject, name, email, agency, party, roles from official_copy where active order by subject",
                        rows -> new Official(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                Set.of((String[]) rows.getArray(6).getArray()))),
                query(
                        connection,
                        "select id, name, party from agency_copy order by id",
                        rows -> new DirectorySnapshot.Agency(rows.getString(1), rows.getString(2), rows.getString(3))),
                partyNames(connection));
    }

    private static Map<String, String> partyNames(Connection connection) throws SQLException {
        Map<String, String> names = new HashMap<>();
        query(connection, "select code, name from party_copy", rows -> names.put(rows.getString(1), rows.getString(2)));
        return names;
    }

    private static boolean change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            boolean changed = statement.executeUpdate() > 0;
            if (changed) {
                execute(connection, CHANGED);
            }
            return changed;
        }
    }

    private static <T> List<T> query(Connection connection, String sql, Row<T> row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Leads are not writable as JSON", e);
        }
    }

    private static Map<String, String> leads(String json) {
        try {
            return JSON.readValue(json, LEADS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored leads are no JSON", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
