package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads on whom something waits, which is told as one party, as parties, or as objects that name one. */
final class Waiting {

    private Waiting() {}

    static List<String> parties(JsonNode waitingOn) {
        List<String> parties = new ArrayList<>();
        if (waitingOn == null || waitingOn.isNull()) {
            return parties;
        }
        if (waitingOn.isArray()) {
            waitingOn.forEach(one -> add(parties, one));
        } else {
            add(parties, waitingOn);
        }
        return List.copyOf(parties);
    }

    private static void add(List<String> parties, JsonNode one) {
        String party = one.isTextual() ? one.asText() : one.path("party").asText("");
        if (!party.isEmpty()) {
            parties.add(party);
        }
    }
}
