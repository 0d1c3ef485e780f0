package org.criticalminerals.pipeline.kit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.record.CanonicalJson;
import org.criticalminerals.pipeline.record.CommittedValue;

/**
 * A state to be kept beside a leaf.
 *
 * @param committed the state
 * @param audience who may see it: those who see what it describes
 */
record Value(CommittedValue committed, Set<String> audience) {

    /** Commits to a state in the leaf's entry for it; a state that is too large is committed to, and not kept. */
    static Value of(
            int object, String side, Map<String, JsonNode> state, Set<String> audience, ObjectNode entry, int largest) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        state.forEach(members::set);
        return of(object, side, CanonicalJson.of(members).toString(), audience, entry, largest);
    }

    /** The same for a state that is text already. */
    static Value of(int object, String side, String text, Set<String> audience, ObjectNode entry, int largest) {
        CommittedValue committed =
                new CommittedValue(object, side, org.criticalminerals.pipeline.record.Leaf.newSalt(), text);
        entry.put(side, HexFormat.of().formatHex(committed.commitment()));
        return new Value(
                text.length() <= largest ? committed : new CommittedValue(object, side, committed.salt(), null),
                audience);
    }
}
