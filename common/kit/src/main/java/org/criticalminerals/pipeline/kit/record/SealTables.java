package org.criticalminerals.pipeline.kit.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.record.Leaf;
import org.criticalminerals.pipeline.record.RecordRows;
import org.criticalminerals.pipeline.record.SealedRoot;

/** The statements on {@code record_batch} and {@code record_sealed}. */
final class SealTables {

    /** The advisory lock that the sealers of one database share. */
    private static final long LOCK = 0x7365616c6572L;

    // A transaction that still runs can't have an id below the horizon, so nothing can appear there later.
    private static final String NEXT = "select l.xid::text, l.seq, " + RecordRows.LEAF + " from record_leaf l"
            + " where (l.xid, l.seq) > (?::xid8, ?) and l.xid < pg_snapshot_xmin(pg_current_snapshot())"
            + " order by l.xid, l.seq limit ?";

    private SealTables() {}

    /** Whether this is the one sealer at work, until the transaction ends. */
    static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Up to where everything is sealed.
     *
     * @param root the last root; null where nothing was sealed yet
     * @param xid the transaction of the last leaf
     * @param seq its number
     */
    record Sealed(SealedRoot root, String xid, long seq) {
        static final Sealed NOTHING = new Sealed(null, "0", 0);
    }

    static Sealed last(Connection connection, String service) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + RecordRows.ROOT
                        + ", until_xid::text, until_seq from record_batch order by number desc limit 1")) {
            return row.next()
                    ? new Sealed(RecordRows.root(row, 1, service), row.getString(8), row.getLong(9))
                    : Sealed.NOTHING;
        }
    }

    /** A leaf that isn't sealed yet. */
    record Unsealed(String xid, long seq, Leaf leaf) {}

    static List<Unsealed> next(Connection connection, Sealed after, int limit, String service) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, after.xid());
            statement.setLong(2, after.seq());
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<Unsealed> leaves = new ArrayList<>();
                while (rows.next()) {
                    leaves.add(new Unsealed(rows.getString(1), rows.getLong(2), RecordRows.leaf(rows, 3, service)));
                }
                return leaves;
            }
        }
    }

    static void insert(Connection connection, SealedRoot root, List<Unsealed> leaves, List<byte[]> hashes)
            throws SQLException {
        Unsealed last = leaves.getLast();
        try (PreparedStatement batch = connection.prepareStatement("insert into record_batch (" + RecordRows.ROOT
                        + ", until_xid, until_seq) values (?, ?, ?, ?, ?, ?, ?, ?::xid8, ?)");
                PreparedStatement sealed = connection.prepareStatement(
                        "insert into record_sealed (batch, position, seq, hash) values (?, ?, ?, ?)")) {
            batch.setLong(1, root.number());
            batch.setInt(2, root.leaves());
            batch.setBytes(3, root.root());
            batch.setBytes(4, root.previous());
            batch.setObject(5, root.sealedAt().atOffset(ZoneOffset.UTC));
            batch.setString(6, root.keyId());
            batch.setBytes(7, root.signature());
            batch.setString(8, last.xid());
            batch.setLong(9, last.seq());
            batch.executeUpdate();
            for (int position = 0; position < leaves.size(); position++) {
                sealed.setLong(1, root.number());
                sealed.setInt(2, position);
                sealed.setLong(3, leaves.get(position).seq());
                sealed.setBytes(4, hashes.get(position));
                sealed.addBatch();
            }
            sealed.executeBatch();
        }
    }

    /** The hashes of a batch, by position. */
    static List<byte[]> hashes(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select hash from record_sealed where batch = ? order by position")) {
            statement.setLong(1, batch);
            try (ResultSet rows = statement.executeQuery()) {
                List<byte[]> hashes = new ArrayList<>();
                while (rows.next()) {
                    hashes.add(rows.getBytes(1));
                }
                return hashes;
            }
        }
    }
}
