package org.criticalminerals.pipeline.partner.agreement;

import java.util.Map;
import java.util.TreeMap;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;

/**
 * An agreement as it stands.
 *
 * @param version grows with each change of its definition
 * @param definition what it says
 */
public record Agreement(int version, AgreementDefinition definition) {

    /** Its code. */
    public String code() {
        return definition.code();
    }

    /** The rule of each gate in a sentence. */
    public Map<Gate, String> sentences() {
        Map<Gate, String> sentences = new TreeMap<>();
        definition
                .rules()
                .keySet()
                .forEach(gate -> sentences.put(gate, RuleSentence.of(definition.rule(gate), definition.parties())));
        return sentences;
    }
}
