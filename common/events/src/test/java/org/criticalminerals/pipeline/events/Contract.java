package org.criticalminerals.pipeline.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of the contract as they are committed. With {@code -Dcontract.update=true} a test writes what the code says
 * instead of comparing it.
 */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RESOURCES = Path.of("src/main/resources");

    private Contract() {}

    static JsonNode committed(String file, JsonNode current) {
        Path path = RESOURCES.resolve(file);
        try {
            if (Boolean.getBoolean("contract.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(current) + "\n");
            }
            return Files.exists(path) ? JSON.readTree(path.toFile()) : JSON.nullNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
