package org.criticalminerals.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree is the one of RFC 9162, and its paths prove what they say and nothing else. */
class MerkleTreeTest {

    /** The tree of Certificate Transparency's own tests, over eight known entries. */
    @Test
    void theRootIsTheStandards() {
        List<byte[]> leaves = new ArrayList<>();
        for (String entry : new String[] {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        }) {
            leaves.add(Hashes.leaf(HexFormat.of().parseHex(entry)));
        }

        assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 64, 65, 100})
    void everyPathProvesItsLeafAtItsPlaceAlone(int size) {
        List<byte[]> leaves = leaves(size);
        byte[] root = MerkleTree.root(leaves);

        for (int position = 0; position < size; position++) {
            List<byte[]> path = MerkleTree.path(leaves, position);
            int other = (position + 1) % size;

            assertThat(MerkleTree.contains(root, size, position, leaves.get(position), path))
                    .isTrue();
            if (size > 1) {
                assertThat(MerkleTree.contains(root, size, position, leaves.get(other), path))
                        .isFalse();
                assertThat(MerkleTree.contains(root, size, other, leaves.get(position), path))
                        .isFalse();
            }
            assertThat(MerkleTree.contains(root, size, size, leaves.get(position), path))
                    .isFalse();
        }
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Hashes.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }
}
