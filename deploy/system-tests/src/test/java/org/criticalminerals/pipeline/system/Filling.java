package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.criticalminerals.pipeline.system.Descriptions.Operation;

/**
 * Fills a request's body with words: every free text that its description has beside what is given, so that a field that
 * comes later is filled as well. A field that takes no free text says so in the answer, and is left out then.
 */
final class Filling {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 8;

    private final Caller caller;
    private final Secrets secrets;

    Filling(Caller caller, Secrets secrets) {
        this.caller = caller;
        this.secrets = secrets;
    }

    /**
     * Sends a request with words in it.
     *
     * @param path its address, which the operation describes
     * @param given the fields whose content matters; null leaves one out
     * @param word gives a word for the field of that name
     */
    JsonNode send(
            String official,
            Operation operation,
            String path,
            String etag,
            Map<String, ?> given,
            UnaryOperator<String> word) {
        ObjectNode body = JSON.valueToTree(given);
        fill(body, schema(operation), operation.description(), word);
        body.properties().removeIf(field -> field.getValue().isNull());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Caller.Reply reply = caller.send(
                    official,
                    operation.service(),
                    operation.method(),
                    path,
                    "application/json",
                    body.toString(),
                    etag == null ? Map.of() : Map.of("If-Match", etag));
            if (reply.succeeded()) {
                return tree(reply.body().isBlank() ? "{}" : reply.body());
            }
            if (reply.status() != 400 || !dropRefused(body, given, tree(reply.body()))) {
                throw new IllegalStateException("%s %s as %s: %d %s\nsent: %s"
                        .formatted(operation.method(), path, official, reply.status(), reply.body(), body));
            }
        }
        throw new IllegalStateException("No body of " + operation + " was taken: " + body);
    }

    private boolean dropRefused(ObjectNode body, Map<String, ?> given, JsonNode problem) {
        boolean dropped = false;
        for (JsonNode error : problem.path("errors")) {
            String[] steps = error.path("pointer").asText().split("/");
            if (steps.length > 1 && !given.containsKey(steps[1]) && body.has(steps[1])) {
                secrets.forget(body.remove(steps[1]).toString());
                dropped = true;
            }
        }
        return dropped;
    }

    private static void fill(ObjectNode body, JsonNode schema, JsonNode description, UnaryOperator<String> word) {
        resolve(schema, description).path("properties").properties().forEach(property -> {
            JsonNode type = resolve(property.getValue(), description);
            if (!body.has(property.getKey()) && isText(type)) {
                body.put(property.getKey(), "About " + word.apply(property.getKey()));
            }
        });
    }

    private static boolean isText(JsonNode type) {
        return type.path("type").asText().equals("string") && !type.has("enum") && !type.has("format");
    }

    private static JsonNode schema(Operation operation) {
        return operation
                .described()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static JsonNode resolve(JsonNode schema, JsonNode description) {
        return schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
