package org.criticalminerals.pipeline.partner.amendment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;

/** Who has to consent to a change, and what their answers make of it. Pure functions. */
final class ConsentRules {

    private ConsentRules() {}

    /** What a party answered. */
    record Answer(String party, boolean consents) {}

    /** What the answers make of a change. */
    enum Standing {
        WAITING,
        AGREED,
        REFUSED
    }

    /**
     * The agency whose signatory consents, by party: every party until then, by the lead that it has until then, and
     * every party that joins. One that leaves consents as well.
     *
     * @param before what holds; null for a new agreement
     * @param after what would hold
     */
    static SequencedMap<String, String> leads(AgreementDefinition before, AgreementDefinition after) {
        SequencedMap<String, String> leads = new LinkedHashMap<>();
        if (before != null) {
            before.parties().forEach(party -> leads.put(party, before.leads().get(party)));
        }
        after.parties().forEach(party -> leads.putIfAbsent(party, after.leads().get(party)));
        return leads;
    }

    /** What the answers so far make of it: one refusal is enough against it, all consents are needed for it. */
    static Standing standing(Collection<String> parties, List<Answer> answers) {
        Map<String, Boolean> latest = new LinkedHashMap<>();
        answers.stream()
                .filter(answer -> parties.contains(answer.party()))
                .forEach(answer -> latest.put(answer.party(), answer.consents()));
        if (latest.containsValue(false)) {
            return Standing.REFUSED;
        }
        return latest.keySet().containsAll(parties) ? Standing.AGREED : Standing.WAITING;
    }
}
