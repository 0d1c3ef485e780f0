package org.criticalminerals.pipeline.project.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.hibernate.Session;

/** The statements on {@code reference_copy}. */
@ApplicationScoped
class ReferenceCopies {

    private final Session session;

    ReferenceCopies(Session session) {
        this.session = session;
    }

    /** Keeps a state unless a newer one is there; false where one is. */
    boolean keep(ReferenceEvent state, long version) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into reference_copy (key, kind, version, state) values (?, ?, ?, ?::jsonb)"
                            + " on conflict (key) do update set version = excluded.version, state = excluded.state"
                            + " where reference_copy.version <= excluded.version")) {
                statement.setString(1, state.key());
                statement.setString(2, EventCodec.typeOf(state.getClass()));
                statement.setLong(3, version);
                statement.setString(4, new String(EventCodec.write(state), StandardCharsets.UTF_8));
                return statement.executeUpdate() == 1;
            }
        });
    }

    <E extends ReferenceEvent> Optional<E> find(Class<E> kind, String key) {
        return find(kind, List.of(key)).stream().findFirst();
    }

    <E extends ReferenceEvent> List<E> find(Class<E> kind, Collection<String> keys) {
        return states(
                kind,
                session.createNativeQuery(
                                "select state::text from reference_copy where key in (:keys) order by key",
                                String.class)
                        .setParameterList("keys", keys)
                        .getResultList());
    }

    /** All states of a kind: agencies and parties are a few hundred at most. */
    <E extends ReferenceEvent> List<E> all(Class<E> kind, int most) {
        return states(
                kind,
                session.createNativeQuery(
                                "select state::text from reference_copy where kind = :kind order by key", String.class)
                        .setParameter("kind", EventCodec.typeOf(kind))
                        .setMaxResults(most)
                        .getResultList());
    }

    void keepOfficial(String subject, String party, long version) {
        session.createNativeMutationQuery(
                        "insert into official_party (subject, party, version) values (:subject, :party,"
                                + " :version) on conflict (subject) do update set party = excluded.party,"
                                + " version = excluded.version where official_party.version <= excluded.version")
                .setParameter("subject", subject)
                .setParameter("party", party)
                .setParameter("version", version)
                .executeUpdate();
    }

    void keepColleague(OfficialState official) {
        session.createNativeMutationQuery(
                        "insert into official_copy (subject, party, agency, name, active, version) values (:subject,"
                                + " :party, :agency, :name, :active, :version) on conflict (subject) do update set"
                                + " party = excluded.party, agency = excluded.agency, name = excluded.name,"
                                + " active = excluded.active, version = excluded.version"
                                + " where official_copy.version <= excluded.version")
                .setParameter("subject", official.subject())
                .setParameter("party", official.party())
                .setParameter("agency", official.agency())
                .setParameter("name", official.name())
                .setParameter("active", official.active())
                .setParameter("version", official.version())
                .executeUpdate();
    }

    /** The active officials of a party behind one of them, by name. */
    List<Colleague> colleagues(String party, String afterName, String afterSubject, int limit) {
        return session.createNativeQuery(
                        "select subject, agency, name from official_copy where active and party = :party"
                                + " and (name, subject) > (:name, :subject) order by name, subject",
                        Object[].class)
                .setParameter("party", party)
                .setParameter("name", afterName)
                .setParameter("subject", afterSubject)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Colleague((String) row[0], (String) row[2], (String) row[1], party))
                .toList();
    }

    /** Those of these officials who are active and of the party. */
    List<Colleague> colleagues(String party, Collection<String> subjects) {
        return session.createNativeQuery(
                        "select subject, agency, name from official_copy where active and party = :party"
                                + " and subject in (:subjects) order by name, subject",
                        Object[].class)
                .setParameter("party", party)
                .setParameterList("subjects", subjects)
                .getResultStream()
                .map(row -> new Colleague((String) row[0], (String) row[2], (String) row[1], party))
                .toList();
    }

    Optional<String> partyOfOfficial(String subject) {
        return session.createNativeQuery("select party from official_party where subject = :subject", String.class)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    private static <E extends ReferenceEvent> List<E> states(Class<E> kind, List<String> rows) {
        return rows.stream()
                .flatMap(
                        row -> EventCodec.read(
                                ReferenceEvent.class, EventCodec.typeOf(kind), row.getBytes(StandardCharsets.UTF_8))
                                .stream())
                .map(kind::cast)
                .toList();
    }
}
