package org.criticalminerals.pipeline.kit.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.criticalminerals.pipeline.record.MerkleTree;
import org.criticalminerals.pipeline.record.RecordRows;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.criticalminerals.pipeline.record.StoredLeaf;

/** A database owner who knows the format: changes a leaf and makes every hash fit again. */
final class Forger {

    private static final String SERVICE = "project-service";

    private Forger() {}

    /** Rewrites a batch and leaves the signature as it was. */
    static void rewrite(long batch, Connection owner) throws SQLException {
        store(forge(batch, owner), owner);
    }

    /** Rewrites a batch and signs it with the service's own key. */
    static void rewrite(long batch, Connection owner, SigningKeys stolen) throws SQLException {
        store(stolen.sign(forge(batch, owner)), owner);
    }

    private static SealedRoot forge(long batch, Connection owner) throws SQLException {
        update(
                owner,
                "update record_leaf set name = 'Somebody Else' where seq ="
                        + " (select seq from record_sealed where batch = " + batch + " and position = 0)");
        List<StoredLeaf> places = RecordRows.places(owner, batch, SERVICE);
        for (StoredLeaf place : places) {
            try (PreparedStatement sealed =
                    owner.prepareStatement("update record_sealed set hash = ? where batch = ? and position = ?")) {
                sealed.setBytes(1, place.leaf().hash());
                sealed.setLong(2, batch);
                sealed.setInt(3, place.position());
                sealed.executeUpdate();
            }
        }
        SealedRoot root = RecordRows.roots(owner, batch, 1, SERVICE).getFirst();
        byte[] tree = MerkleTree.root(
                places.stream().map(place -> place.leaf().hash()).toList());
        return SealedRoot.unsigned(SERVICE, batch, root.leaves(), tree, root.previous(), root.sealedAt(), root.keyId())
                .with(root.signature());
    }

    private static void store(SealedRoot root, Connection owner) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement("update record_batch set root = ?, signature = ? where number = ?")) {
            statement.setBytes(1, root.root());
            statement.setBytes(2, root.signature());
            statement.setLong(3, root.number());
            statement.executeUpdate();
        }
        owner.close();
    }

    private static void update(Connection owner, String statement) throws SQLException {
        try (PreparedStatement prepared = owner.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
