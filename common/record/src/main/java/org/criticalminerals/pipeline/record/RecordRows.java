package org.criticalminerals.pipeline.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a service's record from its database, as it is kept there. */
public final class RecordRows {

    /** The columns of a leaf called {@code l}, to be read by {@link #leaf}. */
    public static final String LEAF = "l.id, l.at, l.kind, l.act, l.resource_kind, l.resource, l.project, l.party,"
            + " l.agency, l.subject, l.name, l.for_subject, l.for_name, l.address, l.user_agent, l.objects, l.salts,"
            + " l.erased::text";

    /** How many columns those are. */
    public static final int LEAF_COLUMNS = 18;

    /** The columns of a root, to be read by {@link #root}. */
    public static final String ROOT = "number, leaves, root, previous, sealed_at, key_id, signature";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PLACES = "select s.position, s.seq, s.hash, " + LEAF
            + " from record_sealed s left join record_leaf l on l.seq = s.seq where s.batch = ? order by s.position";
    private static final String VALUES = "select v.leaf, v.object, v.side, v.salt, v.value from record_value v"
            + " join record_leaf l on l.id = v.leaf join record_sealed s on s.seq = l.seq where s.batch = ?";
    private static final String STRAYS = "select l.seq from record_leaf l"
            + " where (l.xid, l.seq) <= (select until_xid, until_seq from record_batch order by number desc limit 1)"
            + " and not exists (select 1 from record_sealed s where s.seq = l.seq) order by l.seq limit 100";

    private RecordRows() {}

    /**
     * The leaf in a row; null where the row has none.
     *
     * @param first the number of the first column of {@link #LEAF}
     */
    public static Leaf leaf(ResultSet row, int first, String service) throws SQLException {
        UUID id = row.getObject(first, UUID.class);
        if (id == null) {
            return null;
        }
        Map<LeafField, String> texts = new EnumMap<>(LeafField.class);
        texts.put(LeafField.SERVICE, service);
        texts.put(LeafField.LEAF, id.toString());
        texts.put(
                LeafField.AT,
                row.getObject(first + 1, OffsetDateTime.class).toInstant().toString());
        int column = first + 2;
        for (LeafField field : LeafField.values()) {
            if (field.compareTo(LeafField.AT) > 0) {
                texts.put(field, row.getString(column++));
            }
        }
        byte[] salts = row.getBytes(column++);
        JsonNode erased = json(row.getString(column));
        Map<LeafField, Opening> fields = new EnumMap<>(LeafField.class);
        for (LeafField field : LeafField.values()) {
            String commitment = erased.path(field.name()).asText(null);
            fields.put(
                    field,
                    commitment == null
                            ? new Opening.Shown(Leaf.salt(salts, field), texts.get(field))
                            : new Opening.Erased(HexFormat.of().parseHex(commitment)));
        }
        return Leaf.of(fields);
    }

    /**
     * The root in a row.
     *
     * @param first the number of the first column of {@link #ROOT}
     */
    public static SealedRoot root(ResultSet row, int first, String service) throws SQLException {
        return new SealedRoot(
                service,
                row.getLong(first),
                row.getInt(first + 1),
                row.getBytes(first + 2),
                row.getBytes(first + 3),
                row.getObject(first + 4, OffsetDateTime.class).toInstant(),
                row.getString(first + 5),
                row.getBytes(first + 6));
    }

    /** Roots from a number on, in order. */
    public static List<SealedRoot> roots(Connection connection, long from, int limit, String service)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + ROOT + " from record_batch where number >= ? order by number limit ?")) {
            statement.setLong(1, from);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<SealedRoot> roots = new ArrayList<>();
                while (rows.next()) {
                    roots.add(root(rows, 1, service));
                }
                return roots;
            }
        }
    }

    /** What stands in a batch, by position. */
    public static List<StoredLeaf> places(Connection connection, long batch, String service) throws SQLException {
        Map<UUID, List<CommittedValue>> values = values(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(PLACES)) {
            statement.setLong(1, batch);
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredLeaf> places = new ArrayList<>();
                while (rows.next()) {
                    Leaf leaf = leaf(rows, 4, service);
                    places.add(new StoredLeaf(
                            rows.getInt(1),
                            rows.getLong(2),
                            rows.getBytes(3),
                            leaf,
                            leaf == null ? List.of() : values.getOrDefault(leaf.id(), List.of())));
                }
                return places;
            }
        }
    }

    private static Map<UUID, List<CommittedValue>> values(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VALUES)) {
            statement.setLong(1, batch);
            try (ResultSet rows = statement.executeQuery()) {
                Map<UUID, List<CommittedValue>> values = new HashMap<>();
                while (rows.next()) {
                    values.computeIfAbsent(rows.getObject(1, UUID.class), leaf -> new ArrayList<>())
                            .add(value(rows, 2));
                }
                return values;
            }
        }
    }

    /**
     * The value in a row: object, side, salt and value.
     *
     * @param first the number of the first of these columns
     */
    public static CommittedValue value(ResultSet row, int first) throws SQLException {
        return new CommittedValue(
                row.getInt(first), row.getString(first + 1), row.getBytes(first + 2), row.getString(first + 3));
    }

    /** Leaves, by number, that stand where everything was sealed already; at most 100. */
    static List<Long> strays(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STRAYS);
                ResultSet rows = statement.executeQuery()) {
            List<Long> strays = new ArrayList<>();
            while (rows.next()) {
                strays.add(rows.getLong(1));
            }
            return strays;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text == null ? "{}" : text);
        } catch (IOException e) {
            throw new IllegalStateException("What was erased is no JSON", e);
        }
    }
}
