package org.criticalminerals.pipeline.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The signed root of a batch of leaves, chained to the one before.
 *
 * @param service whose record
 * @param number the batch's number, from 1
 * @param leaves how many leaves it has
 * @param root the root of their tree
 * @param previous the hash of the root before; zeros for the first
 * @param sealedAt when it was made
 * @param keyId which key signed it
 * @param signature the signature over {@link #signed()}
 */
public record SealedRoot(
        String service,
        long number,
        int leaves,
        byte[] root,
        byte[] previous,
        Instant sealedAt,
        String keyId,
        byte[] signature) {

    /** What the first root has for a previous one. */
    public static byte[] none() {
        return new byte[Hashes.LENGTH];
    }

    /** A root with its signature still missing. */
    public static SealedRoot unsigned(
            String service, long number, int leaves, byte[] root, byte[] previous, Instant sealedAt, String keyId) {
        return new SealedRoot(service, number, leaves, root, previous, sealedAt, keyId, new byte[0]);
    }

    /** The same with its signature. */
    public SealedRoot with(byte[] signedWith) {
        return new SealedRoot(service, number, leaves, root, previous, sealedAt, keyId, signedWith);
    }

    /** The bytes that are signed: a line for each member. */
    public byte[] signed() {
        return String.join(
                        "\n",
                        "minerals-record-root-v1",
                        service,
                        Long.toString(number),
                        Integer.toString(leaves),
                        Hashes.hex(root),
                        Hashes.hex(previous),
                        sealedAt.toString(),
                        keyId)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the next root names as its previous one. */
    public byte[] hash() {
        return Hashes.root(signed());
    }

    /** Whether another says the same, signature included. */
    public boolean isSameAs(SealedRoot other) {
        return Arrays.equals(signed(), other.signed()) && Arrays.equals(signature, other.signature);
    }

    /** As JSON, with the members of the event that publishes it. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "root")
                .put("service", service)
                .put("number", number)
                .put("leaves", leaves)
                .put("root", Hashes.hex(root))
                .put("previous", Hashes.hex(previous))
                .put("sealedAt", sealedAt.toString())
                .put("keyId", keyId)
                .put("signature", Base64.getEncoder().encodeToString(signature));
    }

    /**
     * Reads a root from the event that publishes it, or from a line of an export.
     *
     * @throws IllegalArgumentException where it isn't one
     */
    public static SealedRoot of(JsonNode json) {
        try {
            return new SealedRoot(
                    json.path("service").asText(),
                    json.path("number").asLong(),
                    json.path("leaves").asInt(),
                    HexFormat.of().parseHex(json.path("root").asText()),
                    HexFormat.of().parseHex(json.path("previous").asText()),
                    Instant.parse(json.path("sealedAt").asText()),
                    json.path("keyId").asText(),
                    Base64.getDecoder().decode(json.path("signature").asText()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a root: " + e.getMessage(), e);
        }
    }
}
