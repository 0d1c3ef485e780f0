package org.criticalminerals.pipeline.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the leaves of a batch with what was sealed, place by place, and their tree with the root. */
public final class BatchCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SealedRoot root;
    private final List<Finding> findings = new ArrayList<>();

    private BatchCheck(SealedRoot root) {
        this.root = root;
    }

    /**
     * What is wrong with a batch; empty where nothing is.
     *
     * @param root the root that was signed
     * @param places what the database has, by position
     */
    public static List<Finding> check(SealedRoot root, List<StoredLeaf> places) {
        BatchCheck check = new BatchCheck(root);
        check.places(places);
        return check.findings;
    }

    private void places(List<StoredLeaf> places) {
        Map<String, StoredLeaf> bySealedHash = new HashMap<>();
        places.forEach(place -> bySealedHash.put(Hashes.hex(place.sealedHash()), place));
        int expected = 0;
        for (StoredLeaf place : places) {
            for (; expected < place.position() && expected < root.leaves(); expected++) {
                missingPlace(expected);
            }
            expected = place.position() + 1;
            if (place.position() >= root.leaves()) {
                add(place, Fault.ADDED, "the batch was sealed with " + root.leaves() + " leaves");
            } else {
                leaf(place, bySealedHash);
            }
        }
        for (; expected < root.leaves(); expected++) {
            missingPlace(expected);
        }
        if (places.size() == root.leaves()
                && !Arrays.equals(
                        root.root(),
                        MerkleTree.root(
                                places.stream().map(StoredLeaf::sealedHash).toList()))) {
            findings.add(new Finding(
                    root.service(),
                    root.number(),
                    null,
                    null,
                    Fault.TREE_DIFFERS,
                    "its hashes don't give the root that was signed"));
        }
    }

    private void missingPlace(int position) {
        findings.add(new Finding(
                root.service(),
                root.number(),
                position,
                null,
                Fault.MISSING,
                "the batch was sealed with " + root.leaves() + " leaves, and this one isn't there"));
    }

    private void leaf(StoredLeaf place, Map<String, StoredLeaf> bySealedHash) {
        if (place.leaf() == null) {
            add(place, Fault.MISSING, "the leaf that was sealed here isn't there");
            return;
        }
        byte[] hash = place.leaf().hash();
        if (!Arrays.equals(hash, place.sealedHash())) {
            StoredLeaf other = bySealedHash.get(Hashes.hex(hash));
            if (other == null) {
                add(place, Fault.CHANGED, "the leaf isn't what was sealed");
            } else {
                add(place, Fault.SWAPPED, "here stands the leaf of position " + other.position());
            }
            return;
        }
        values(place);
    }

    private void values(StoredLeaf place) {
        List<String> wrong = wrongValues(place.leaf(), place.values());
        if (!wrong.isEmpty()) {
            add(place, Fault.CHANGED, "a value kept beside the leaf isn't what it commits to: " + wrong.getFirst());
        }
    }

    /** Which values aren't what a leaf commits to, in words. */
    static List<String> wrongValues(Leaf leaf, List<CommittedValue> values) {
        List<String> wrong = new ArrayList<>();
        if (values.isEmpty()) {
            return wrong;
        }
        try {
            String text = leaf.text(LeafField.OBJECTS);
            JsonNode objects = JSON.readTree(text == null ? "[]" : text);
            for (CommittedValue value : values) {
                String committed =
                        objects.path(value.object()).path(value.side()).asText("");
                if (value.value() != null && !committed.equals(Hashes.hex(value.commitment()))) {
                    wrong.add("object " + value.object() + " " + value.side());
                }
            }
        } catch (JsonProcessingException e) {
            wrong.add("its objects can't be read");
        }
        return wrong;
    }

    private void add(StoredLeaf place, Fault fault, String detail) {
        findings.add(new Finding(root.service(), root.number(), place.position(), place.sequence(), fault, detail));
    }
}
