package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.record.ExportedLeaf;
import org.criticalminerals.pipeline.record.Leaf;
import org.criticalminerals.pipeline.record.LeafField;
import org.criticalminerals.pipeline.record.MerkleTree;
import org.criticalminerals.pipeline.record.RootKeys;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party verifies what it took with it, with nothing but its own files. */
class VerifyRecordTest {

    private final KeyPair key = RootKeys.generate();

    @TempDir
    Path folder;

    private Path leaves;
    private Path roots;

    @BeforeEach
    void export() throws IOException {
        leaves = folder.resolve("leaves.jsonl");
        roots = folder.resolve("roots.jsonl");
        Files.writeString(folder.resolve("project-service.pub"), RootKeys.write(key.getPublic()));
        List<Leaf> acts = List.of(leaf("project.nominate"), leaf("project.share"), leaf("dossier.edit"));
        List<byte[]> hashes = acts.stream().map(Leaf::hash).toList();
        SealedRoot root = RootKeys.sign(
                SealedRoot.unsigned(
                        "project-service",
                        1,
                        hashes.size(),
                        MerkleTree.root(hashes),
                        SealedRoot.none(),
                        Instant.parse("2026-11-24T12:00:00Z"),
                        RootKeys.idOf(key.getPublic())),
                key.getPrivate());
        Files.writeString(roots, root.toJson() + "\n");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            lines.add(new ExportedLeaf(acts.get(i), List.of(), new ExportedLeaf.Proof(1, i, MerkleTree.path(hashes, i)))
                    .toJson()
                    .toString());
        }
        Files.write(leaves, lines);
    }

    @Test
    void nothingIsWrongWithWhatNobodyTouched() {
        assertThat(verify()).satisfies(outcome -> {
            assertThat(outcome.isSound()).isTrue();
            assertThat(outcome.said()).contains("Looked at 3 leaves", "Nothing is wrong.");
        });
    }

    @Test
    void aChangedLeafIsNamedByItsPlace() throws IOException {
        Files.writeString(leaves, Files.readString(leaves).replace("project.share", "project.sharE"));

        assertThat(verify()).satisfies(outcome -> {
            assertThat(outcome.isSound()).isFalse();
            assertThat(outcome.said()).contains("project-service batch 1 position 1: CHANGED", "1 places are wrong.");
        });
    }

    @Test
    void aRootOfAnotherKeyIsNotTrusted() throws IOException {
        Files.writeString(
                folder.resolve("project-service.pub"),
                RootKeys.write(RootKeys.generate().getPublic()));

        assertThat(verify().said()).contains("project-service batch 1: NOT_SIGNED");
    }

    @Test
    void leavesNeedACopyOfTheRoots() {
        assertThatThrownBy(() -> VerifyRecord.run(List.of("--keys", folder.toString(), leaves.toString()), folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--roots");
    }

    private VerifyRecord.Outcome verify() {
        return VerifyRecord.run(
                List.of("--keys", folder.toString(), leaves.toString(), "--roots", roots.toString()), folder);
    }

    private static Leaf leaf(String act) {
        return Leaf.salted(Map.of(
                LeafField.SERVICE,
                "project-service",
                LeafField.LEAF,
                UUID.nameUUIDFromBytes(act.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                LeafField.ACT,
                act));
    }
}
