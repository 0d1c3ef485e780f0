package org.criticalminerals.pipeline.portal.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An act as a line of the list.
 *
 * @param at when
 * @param who who acted; empty where the name was forgotten or the system acted
 * @param forWhom for whom by delegation; empty where for nobody
 * @param agency for which agency
 * @param kind {@code COMMAND}, {@code READ} or {@code SYSTEM}
 * @param act what was done
 * @param resource what it was about
 * @param project the project; empty without one
 * @param from from which address
 * @param batch in which batch it is sealed; empty while it waits
 * @param official the identity provider's identifier of who acted
 */
public record LeafLine(
        Instant at,
        String who,
        String forWhom,
        String agency,
        String kind,
        String act,
        String resource,
        String project,
        String from,
        String batch,
        String official) {

    static LeafLine of(JsonNode leaf) {
        JsonNode proof = leaf.path("proof");
        return new LeafLine(
                Instant.parse(text(leaf, "at")),
                text(leaf, "name"),
                text(leaf, "forName"),
                text(leaf, "agency"),
                text(leaf, "kind"),
                text(leaf, "act"),
                text(leaf, "resource"),
                text(leaf, "project"),
                text(leaf, "address"),
                proof.isObject()
                        ? text(leaf, "service") + ", batch "
                                + proof.path("batch").asLong()
                        : "",
                text(leaf, "subject"));
    }

    /** Whether the system acted by itself. */
    public boolean isSystem() {
        return kind.equals("SYSTEM");
    }

    private static String text(JsonNode leaf, String field) {
        JsonNode value = leaf.path("fields").path(field).path("value");
        return value.isTextual() ? value.asText() : "";
    }
}
