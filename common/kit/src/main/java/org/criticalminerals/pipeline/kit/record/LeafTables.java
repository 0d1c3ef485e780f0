package org.criticalminerals.pipeline.kit.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.record.Leaf;
import org.criticalminerals.pipeline.record.LeafField;

/** The statements on {@code record_leaf} and {@code record_value}. */
final class LeafTables {

    // One round trip for a leaf and its values.
    private static final String INSERT = """
            with leaf as (
                insert into record_leaf (id, at, kind, act, resource_kind, resource, project, party, agency, subject,
                    name, for_subject, for_name, address, user_agent, objects, salts, releasable_to)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))
            insert into record_value (leaf, object, side, salt, value, party, releasable_to)
            select ?, object, side, decode(salt, 'hex'), value, ?, audience::text[]
            from unnest(?::int4[], ?::text[], ?::text[], ?::text[], ?::text[])
                as v (object, side, salt, value, audience)""";

    private LeafTables() {}

    /** Adds leaves in the current transaction. */
    static void insert(Connection connection, List<NewLeaf> leaves) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (NewLeaf leaf : leaves) {
                set(connection, statement, leaf);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void set(Connection connection, PreparedStatement statement, NewLeaf added) throws SQLException {
        Leaf leaf = added.leaf();
        int at = 1;
        statement.setObject(at++, leaf.id());
        statement.setObject(at++, Instant.parse(leaf.text(LeafField.AT)).atOffset(ZoneOffset.UTC));
        for (LeafField field : List.of(LeafField.KIND, LeafField.ACT, LeafField.RESOURCE_KIND, LeafField.RESOURCE)) {
            statement.setString(at++, leaf.text(field));
        }
        String project = leaf.text(LeafField.PROJECT);
        statement.setObject(at++, project == null ? null : UUID.fromString(project), java.sql.Types.OTHER);
        for (LeafField field : List.of(
                LeafField.PARTY,
                LeafField.AGENCY,
                LeafField.SUBJECT,
                LeafField.NAME,
                LeafField.FOR_SUBJECT,
                LeafField.FOR_NAME,
                LeafField.ADDRESS,
                LeafField.USER_AGENT,
                LeafField.OBJECTS)) {
            statement.setString(at++, leaf.text(field));
        }
        statement.setBytes(at++, leaf.salts());
        statement.setArray(at++, text(connection, added.audience().stream()));
        statement.setObject(at++, leaf.id());
        statement.setString(at++, leaf.text(LeafField.PARTY));
        List<Value> values = added.values();
        statement.setArray(
                at++,
                connection.createArrayOf(
                        "int4", values.stream().map(v -> v.committed().object()).toArray()));
        statement.setArray(
                at++, text(connection, values.stream().map(v -> v.committed().side())));
        statement.setArray(at++, text(connection, values.stream().map(v -> HexFormat.of()
                .formatHex(v.committed().salt()))));
        statement.setArray(
                at++, text(connection, values.stream().map(v -> v.committed().value())));
        statement.setArray(at, text(connection, values.stream().map(v -> literal(v.audience()))));
    }

    private static java.sql.Array text(Connection connection, java.util.stream.Stream<String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static String literal(Iterable<String> values) {
        StringBuilder literal = new StringBuilder("{");
        for (String value : values) {
            literal.append(literal.length() == 1 ? "\"" : ",\"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }
}
