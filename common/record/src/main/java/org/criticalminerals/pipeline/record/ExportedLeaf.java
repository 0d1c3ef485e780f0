package org.criticalminerals.pipeline.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A leaf as a party takes it with it: its fields with their salts, the values it commits to as far as the party may see
 * them, and the path that leads to a signed root.
 *
 * @param leaf the leaf
 * @param values the values beside it
 * @param proof its place under a root; null while it isn't sealed
 */
public record ExportedLeaf(Leaf leaf, List<CommittedValue> values, Proof proof) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    /**
     * A place under a root.
     *
     * @param batch which root
     * @param position which leaf of it, from 0
     * @param path the hashes that lead from the leaf to the root, from the bottom up
     */
    public record Proof(long batch, int position, List<byte[]> path) {}

    /** As a line of JSON. */
    public ObjectNode toJson() {
        ObjectNode line = JSON.createObjectNode().put("type", "leaf");
        ObjectNode fields = line.putObject("fields");
        for (LeafField field : LeafField.values()) {
            ObjectNode entry = fields.putObject(field.label());
            switch (leaf.field(field)) {
                case Opening.Shown(byte[] salt, String value) ->
                    entry.put("salt", HEX.formatHex(salt)).put("value", value);
                case Opening.Erased(byte[] commitment) -> entry.put("commitment", HEX.formatHex(commitment));
            }
        }
        ArrayNode kept = line.putArray("values");
        for (CommittedValue value : values) {
            kept.addObject()
                    .put("object", value.object())
                    .put("side", value.side())
                    .put("salt", HEX.formatHex(value.salt()))
                    .put("value", value.value());
        }
        if (proof == null) {
            line.putNull("proof");
        } else {
            ObjectNode place =
                    line.putObject("proof").put("batch", proof.batch()).put("position", proof.position());
            ArrayNode path = place.putArray("path");
            proof.path().forEach(hash -> path.add(HEX.formatHex(hash)));
        }
        return line;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException where it isn't the line of a leaf
     */
    public static ExportedLeaf of(JsonNode line) {
        Map<LeafField, Opening> fields = new EnumMap<>(LeafField.class);
        for (LeafField field : LeafField.values()) {
            JsonNode entry = line.path("fields").path(field.label());
            fields.put(
                    field,
                    entry.has("commitment")
                            ? new Opening.Erased(bytes(entry, "commitment"))
                            : new Opening.Shown(
                                    bytes(entry, "salt"), entry.path("value").asText(null)));
        }
        List<CommittedValue> values = new ArrayList<>();
        for (JsonNode value : line.path("values")) {
            values.add(new CommittedValue(
                    value.path("object").asInt(-1),
                    value.path("side").asText(),
                    bytes(value, "salt"),
                    value.path("value").asText(null)));
        }
        JsonNode place = line.path("proof");
        Proof proof = null;
        if (place.isObject()) {
            List<byte[]> path = new ArrayList<>();
            place.path("path").forEach(hash -> path.add(HEX.parseHex(hash.asText())));
            proof = new Proof(
                    place.path("batch").asLong(), place.path("position").asInt(-1), path);
        }
        return new ExportedLeaf(Leaf.of(fields), values, proof);
    }

    /** The line that a text holds. */
    public static ExportedLeaf of(String text) {
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * What is wrong with the leaf.
     *
     * @param roots the party's own copy of the service's roots, by number; checked before by {@link ChainCheck}
     */
    public List<Finding> check(Map<Long, SealedRoot> roots) {
        List<Finding> findings = new ArrayList<>();
        String service = leaf.text(LeafField.SERVICE);
        if (proof == null) {
            return findings;
        }
        SealedRoot root = roots.get(proof.batch());
        if (root == null) {
            findings.add(finding(service, Fault.COPY_DIFFERS, "your copy of the roots has no such batch"));
        } else if (!MerkleTree.contains(root.root(), root.leaves(), proof.position(), leaf.hash(), proof.path())) {
            findings.add(finding(
                    service,
                    Fault.CHANGED,
                    "the leaf " + leaf.text(LeafField.LEAF) + " doesn't lead to the root in your copy"));
        }
        for (String value : BatchCheck.wrongValues(leaf, values)) {
            findings.add(finding(service, Fault.CHANGED, "a value isn't what the leaf commits to: " + value));
        }
        return findings;
    }

    private Finding finding(String service, Fault fault, String detail) {
        return new Finding(service, proof.batch(), proof.position(), null, fault, detail);
    }

    private static byte[] bytes(JsonNode entry, String member) {
        return HEX.parseHex(entry.path(member).asText());
    }
}
