package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.record.RecordRows;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.hibernate.Session;

/** The statements on {@code record_root_copy}. */
@ApplicationScoped
class RootCopies {

    private static final String KEEP = "insert into record_root_copy (service, " + RecordRows.ROOT
            + ") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String READ = "select " + RecordRows.ROOT
            + " from record_root_copy where service = ? and number >= ? order by number limit ?";

    private final Session session;

    RootCopies(Session session) {
        this.session = session;
    }

    void keep(SealedRoot root) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                statement.setString(1, root.service());
                statement.setLong(2, root.number());
                statement.setInt(3, root.leaves());
                statement.setBytes(4, root.root());
                statement.setBytes(5, root.previous());
                statement.setObject(6, root.sealedAt().atOffset(ZoneOffset.UTC));
                statement.setString(7, root.keyId());
                statement.setBytes(8, root.signature());
                statement.executeUpdate();
            }
        });
    }

    /** Copies of a service's roots from a number on, in order. */
    List<SealedRoot> of(String service, long from, int limit) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setString(1, service);
                statement.setLong(2, from);
                statement.setInt(3, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<SealedRoot> copies = new ArrayList<>();
                    while (rows.next()) {
                        copies.add(RecordRows.root(rows, 1, service));
                    }
                    return copies;
                }
            }
        });
    }
}
