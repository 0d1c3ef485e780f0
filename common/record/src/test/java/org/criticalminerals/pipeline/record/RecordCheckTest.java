package org.criticalminerals.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is done to leaves and roots, verification says what and where; erasing a person breaks nothing. */
class RecordCheckTest {

    private static final KeyPair KEY = RootKeys.generate();
    private static final String SERVICE = "project-service";

    private final List<StoredLeaf> places = new ArrayList<>(places(5));
    private final SealedRoot root = sealed(1, places, SealedRoot.none(), KEY);

    @Test
    void nothingIsWrongWithWhatNobodyTouched() {
        assertThat(BatchCheck.check(root, places)).isEmpty();
        assertThat(ChainCheck.check(SERVICE, List.of(root), keys(), List.of(root)))
                .isEmpty();
    }

    @Test
    void aChangedLeafIsNamed() {
        Map<LeafField, Opening> fields = fields(places.get(2).leaf());
        Opening.Shown act = (Opening.Shown) fields.get(LeafField.ACT);
        fields.put(LeafField.ACT, new Opening.Shown(act.salt(), "review.sigN"));
        places.set(2, withLeaf(places.get(2), Leaf.of(fields)));

        assertThat(BatchCheck.check(root, places)).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CHANGED);
            assertThat(finding.position()).isEqualTo(2);
            assertThat(finding.sequence()).isEqualTo(102);
            assertThat(finding.line()).startsWith("project-service batch 1 position 2 leaf 102: CHANGED");
        });
    }

    @Test
    void aMissingLeafIsNamed() {
        places.set(3, withLeaf(places.get(3), null));

        assertThat(BatchCheck.check(root, places))
                .extracting(Finding::fault, Finding::position)
                .containsExactly(tuple(Fault.MISSING, 3));
    }

    @Test
    void aMissingTailIsNamedPlaceByPlace() {
        assertThat(BatchCheck.check(root, places.subList(0, 3)))
                .extracting(Finding::fault, Finding::position)
                .containsExactly(tuple(Fault.MISSING, 3), tuple(Fault.MISSING, 4));
    }

    @Test
    void twoSwappedLeavesAreBothNamed() {
        StoredLeaf first = places.get(1);
        StoredLeaf second = places.get(4);
        places.set(1, withLeaf(first, second.leaf()));
        places.set(4, withLeaf(second, first.leaf()));

        assertThat(BatchCheck.check(root, places))
                .extracting(Finding::fault, Finding::position, Finding::detail)
                .containsExactly(
                        tuple(Fault.SWAPPED, 1, "here stands the leaf of position 4"),
                        tuple(Fault.SWAPPED, 4, "here stands the leaf of position 1"));
    }

    @Test
    void recomputedHashesDontGiveTheSignedRoot() {
        Leaf forged = leaf(99);
        places.set(2, new StoredLeaf(2, 102, forged.hash(), forged, List.of()));

        assertThat(BatchCheck.check(root, places))
                .extracting(Finding::fault, Finding::batch)
                .containsExactly(tuple(Fault.TREE_DIFFERS, 1L));
    }

    @Test
    void aRewrittenRootIsCaughtByItsSignatureAndByTheCopies() {
        SealedRoot second = sealed(2, places(3), root.hash(), KEY);
        SealedRoot rewritten = sealed(1, places(4), SealedRoot.none(), RootKeys.generate());
        SealedRoot unsigned = SealedRoot.unsigned(
                        SERVICE,
                        1,
                        5,
                        places(1).getFirst().sealedHash(),
                        SealedRoot.none(),
                        root.sealedAt(),
                        root.keyId())
                .with(root.signature());

        assertThat(ChainCheck.check(SERVICE, List.of(rewritten, second), keys(), List.of(root, second)))
                .extracting(Finding::fault, Finding::batch)
                .containsExactly(
                        tuple(Fault.NOT_SIGNED, 1L), tuple(Fault.CHAIN_BROKEN, 2L), tuple(Fault.COPY_DIFFERS, 1L));
        assertThat(ChainCheck.check(SERVICE, List.of(unsigned), keys(), null))
                .extracting(Finding::fault)
                .containsExactly(Fault.NOT_SIGNED);
    }

    @Test
    void droppedBatchesAreMissed() {
        SealedRoot second = sealed(2, places(3), root.hash(), KEY);
        SealedRoot third = sealed(3, places(2), second.hash(), KEY);

        assertThat(ChainCheck.check(SERVICE, List.of(root, third), keys(), null))
                .extracting(Finding::fault, Finding::batch)
                .containsExactly(tuple(Fault.MISSING, 2L));
        assertThat(ChainCheck.check(SERVICE, List.of(root, second), keys(), List.of(root, second, third)))
                .extracting(Finding::fault, Finding::batch)
                .containsExactly(tuple(Fault.MISSING, 3L));
    }

    @Test
    void anErasedPersonLeavesTheHashAsItWas() {
        Leaf leaf = places.get(0).leaf();
        Map<LeafField, Opening> fields = fields(leaf);
        for (LeafField field : LeafField.values()) {
            if (field.isPersonal()) {
                fields.put(field, new Opening.Erased(leaf.field(field).commitment()));
            }
        }
        Leaf erased = Leaf.of(fields);

        assertThat(erased.hash()).isEqualTo(leaf.hash());
        assertThat(erased.text(LeafField.NAME)).isNull();
        places.set(0, withLeaf(places.get(0), erased));
        assertThat(BatchCheck.check(root, places)).isEmpty();
    }

    @Test
    void emptyAndAbsentValuesDontCommitToTheSame() {
        byte[] salt = Leaf.newSalt();

        assertThat(new Opening.Shown(salt, "").commitment()).isNotEqualTo(new Opening.Shown(salt, null).commitment());
    }

    @Test
    void aKeyFileHoldsAPair() {
        assertThat(RootKeys.pair(RootKeys.writePem(KEY)).getPublic()).isEqualTo(KEY.getPublic());
        assertThat(RootKeys.publicKey(RootKeys.write(KEY.getPublic()))).isEqualTo(KEY.getPublic());
        String mixed = RootKeys.writePem(new KeyPair(RootKeys.generate().getPublic(), KEY.getPrivate()));
        assertThatThrownBy(() -> RootKeys.pair(mixed)).hasMessageContaining("don't belong together");
    }

    private static SealedRoot sealed(long number, List<StoredLeaf> places, byte[] previous, KeyPair key) {
        byte[] tree =
                MerkleTree.root(places.stream().map(StoredLeaf::sealedHash).toList());
        return RootKeys.sign(
                SealedRoot.unsigned(
                        SERVICE,
                        number,
                        places.size(),
                        tree,
                        previous,
                        Instant.parse("2026-11-24T12:00:00Z"),
                        RootKeys.idOf(key.getPublic())),
                key.getPrivate());
    }

    private static Map<String, java.security.PublicKey> keys() {
        return Map.of(RootKeys.idOf(KEY.getPublic()), KEY.getPublic());
    }

    private static List<StoredLeaf> places(int count) {
        List<StoredLeaf> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Leaf leaf = leaf(i);
            places.add(new StoredLeaf(i, 100 + i, leaf.hash(), leaf, List.of()));
        }
        return Collections.unmodifiableList(places);
    }

    private static Leaf leaf(int number) {
        return Leaf.salted(Map.of(
                LeafField.LEAF,
                        UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString(),
                LeafField.ACT, "review.sign",
                LeafField.NAME, "Anna Keller"));
    }

    private static StoredLeaf withLeaf(StoredLeaf place, Leaf leaf) {
        return new StoredLeaf(place.position(), place.sequence(), place.sealedHash(), leaf, place.values());
    }

    private static Map<LeafField, Opening> fields(Leaf leaf) {
        Map<LeafField, Opening> fields = new EnumMap<>(LeafField.class);
        for (LeafField field : LeafField.values()) {
            fields.put(field, leaf.field(field));
        }
        return fields;
    }
}
