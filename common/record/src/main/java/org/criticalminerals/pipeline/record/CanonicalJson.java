package org.criticalminerals.pipeline.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One form for equal JSON: members sorted by name, members without a value and empty lists left out, numbers in plain
 * digits, no white space. Hashes are taken over its UTF-8 bytes.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical form of a tree. */
    public static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(of(item)));
            return array;
        }
        return node.isFloatingPointNumber()
                ? JsonNodeFactory.withExactBigDecimals(true).numberNode(node.decimalValue())
                : node;
    }

    private static ObjectNode object(JsonNode node) {
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> {
            JsonNode value = of(member.getValue());
            if (!value.isNull() && !value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
                members.put(member.getKey(), value);
            }
        });
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::set);
        return object;
    }

    /** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
