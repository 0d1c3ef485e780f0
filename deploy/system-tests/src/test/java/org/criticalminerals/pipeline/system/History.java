package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A project's history as lines that a person reads: when, what, under which agreement, by whom, and the facts in the order
 * of their names.
 */
final class History {

    private History() {}

    static String text(List<JsonNode> entries) {
        return entries.stream().map(History::line).collect(Collectors.joining("\n"));
    }

    private static String line(JsonNode entry) {
        String facts = entry.path("data").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + ": "
                        + (fact.getValue().isTextual()
                                ? fact.getValue().asText()
                                : fact.getValue().toString()))
                .collect(Collectors.joining(", "));
        return "%s %s %s by %s {%s}"
                .formatted(
                        entry.path("at").asText(),
                        entry.path("type").asText(),
                        entry.path("agreement").asText("-"),
                        by(entry.path("by")),
                        facts);
    }

    private static String by(JsonNode by) {
        if (by.isNull() || by.isMissingNode()) {
            return "the system";
        }
        String name = by.path("name").asText("");
        return by.path("party").asText() + "/" + by.path("agency").asText() + (name.isEmpty() ? "" : " " + name);
    }
}
