package org.criticalminerals.pipeline.project.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The imports' rows and the pieces of their files. */
@ApplicationScoped
class Imports implements PanacheRepositoryBase<ImportRow, UUID> {

    private final Session session;

    Imports(Session session) {
        this.session = session;
    }

    /** Takes an import that nobody works on, until the lease ends; empty where there is none. */
    Optional<UUID> claim(Instant now, Instant leaseUntil) {
        return session.createNativeQuery(
                        "update project_import set lease_until = :until where id = (select id from project_import"
                                + " where status = 'RUNNING' and (lease_until is null or lease_until < :now)"
                                + " order by id limit 1 for update skip locked) returning id",
                        UUID.class)
                .setParameter("until", leaseUntil)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** Keeps an import for longer. */
    void renew(UUID id, Instant leaseUntil) {
        update("leaseUntil = ?1 where id = ?2", leaseUntil, id);
    }

    /** Makes imports for one party wait for each other until the transaction ends: they must see each other's projects. */
    void queueFor(String party) {
        session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('import:' || :party, 0))) l",
                        Integer.class)
                .setParameter("party", party)
                .getResultList();
    }

    void addPiece(UUID id, int number, byte[] data) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into project_import_piece (import_id, number, data) values (?, ?, ?)")) {
                statement.setObject(1, id);
                statement.setInt(2, number);
                statement.setBytes(3, data);
                statement.executeUpdate();
            }
        });
    }

    /** A piece of the file; empty behind its end. */
    Optional<byte[]> piece(UUID id, int number) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select data from project_import_piece where import_id = ? and number = ?")) {
                statement.setObject(1, id);
                statement.setInt(2, number);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    void dropPieces(UUID id) {
        session.createNativeMutationQuery("delete from project_import_piece where import_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
