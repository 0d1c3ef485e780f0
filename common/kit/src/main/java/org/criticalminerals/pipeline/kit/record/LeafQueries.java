package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.record.CommittedValue;
import org.criticalminerals.pipeline.record.ExportedLeaf;
import org.criticalminerals.pipeline.record.Leaf;
import org.criticalminerals.pipeline.record.MerkleTree;
import org.criticalminerals.pipeline.record.RecordRows;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Reads leaves with their proofs, as far as the acting official may see them. */
@ApplicationScoped
class LeafQueries {

    private final Session session;
    private final String service;

    LeafQueries(Session session, @ConfigProperty(name = "pipeline.service") String service) {
        this.session = session;
        this.service = service;
    }

    /**
     * What a list of leaves is narrowed to; null where it isn't.
     *
     * @param project the project that acts were about
     * @param official who acted, as the identity provider's identifier
     * @param from the first instant
     * @param until the instant after the last
     */
    record Filter(UUID project, String official, Instant from, Instant until) {}

    /** A leaf's place in the list. */
    record After(Instant at, UUID id) {}

    /** Leaves, newest first. */
    List<ExportedLeaf> list(Filter filter, After after, int limit) {
        StringBuilder sql = new StringBuilder("select s.batch, s.position, " + RecordRows.LEAF
                + " from record_leaf l left join record_sealed s on s.seq = l.seq where true");
        List<Object> parameters = new ArrayList<>();
        add(sql, parameters, " and l.project = ?", filter.project());
        add(sql, parameters, " and l.subject = ?", filter.official());
        add(sql, parameters, " and l.at >= ?", filter.from());
        add(sql, parameters, " and l.at < ?", filter.until());
        if (after != null) {
            add(sql, parameters, " and (l.at, l.id) < (?,", after.at());
            add(sql, parameters, " ?)", after.id());
        }
        sql.append(" order by l.at desc, l.id desc limit ?");
        parameters.add(limit);
        return session.doReturningWork(connection -> read(connection, sql.toString(), parameters));
    }

    /** Roots from a number on, in order. */
    List<SealedRoot> roots(long from, int limit) {
        return session.doReturningWork(connection -> RecordRows.roots(connection, from, limit, service));
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private List<ExportedLeaf> read(Connection connection, String sql, List<Object> parameters) throws SQLException {
        record Found(Leaf leaf, Long batch, int position) {}
        List<Found> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(
                            RecordRows.leaf(rows, 3, service), rows.getObject(1, Long.class), rows.getInt(2)));
                }
            }
        }
        Map<UUID, List<CommittedValue>> values =
                values(connection, found.stream().map(one -> one.leaf().id()).toList());
        Map<Long, List<byte[]>> hashes = new HashMap<>();
        List<ExportedLeaf> leaves = new ArrayList<>();
        for (Found one : found) {
            ExportedLeaf.Proof proof = null;
            if (one.batch() != null) {
                if (!hashes.containsKey(one.batch())) {
                    hashes.put(one.batch(), SealTables.hashes(connection, one.batch()));
                }
                proof = new ExportedLeaf.Proof(
                        one.batch(), one.position(), MerkleTree.path(hashes.get(one.batch()), one.position()));
            }
            leaves.add(
                    new ExportedLeaf(one.leaf(), values.getOrDefault(one.leaf().id(), List.of()), proof));
        }
        return leaves;
    }

    private static Map<UUID, List<CommittedValue>> values(Connection connection, Collection<UUID> leaves)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select leaf, object, side, salt, value"
                + " from record_value where leaf = any(?) order by leaf, object, side desc")) {
            statement.setArray(1, connection.createArrayOf("uuid", leaves.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                Map<UUID, List<CommittedValue>> values = new HashMap<>();
                while (rows.next()) {
                    values.computeIfAbsent(rows.getObject(1, UUID.class), leaf -> new ArrayList<>())
                            .add(RecordRows.value(rows, 2));
                }
                return values;
            }
        }
    }
}
