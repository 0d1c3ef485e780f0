package org.criticalminerals.pipeline.partner.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;

/** Compares two versions of an agreement, and says rules as sentences: officials read effects, not data. */
public final class Differences {

    private Differences() {}

    /**
     * What a later version says otherwise.
     *
     * @param before the earlier one; null where there is none
     * @param after the later one
     */
    public static List<Difference> between(AgreementDefinition before, AgreementDefinition after) {
        Map<String, String> old = before == null ? Map.of() : readable(before);
        Map<String, String> now = readable(after);
        Set<String> fields = new LinkedHashSet<>(now.keySet());
        fields.addAll(old.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(old.get(field), now.get(field))) {
                differences.add(new Difference(field, old.get(field), now.get(field)));
            }
        }
        return differences;
    }

    private static Map<String, String> readable(AgreementDefinition of) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "title", of.title());
        put(fields, "lifecycle", of.lifecycle());
        put(fields, "signedOn", of.signedOn());
        put(fields, "inForceOn", of.inForceOn());
        put(fields, "legalNature", of.legalNature());
        put(fields, "parties", list(of.parties()));
        of.leads().forEach((party, agency) -> put(fields, "leads." + party, agency));
        of.seniorLevel()
                .forEach((party, senior) ->
                        put(fields, "seniorLevel." + party, senior.title() + " (" + senior.agency() + ")"));
        of.consulted().forEach((party, agencies) -> put(fields, "consulted." + party, list(agencies)));
        of.mandatoryClearance()
                .forEach((party, agencies) -> put(fields, "mandatoryClearance." + party, list(agencies)));
        put(fields, "signingAcr", of.signingAcr());
        put(fields, "scope.steps", allOr(of.scope().steps()));
        put(fields, "scope.minerals", allOr(of.scope().minerals()));
        put(fields, "scope.countries", allOr(of.scope().countries()));
        for (Gate gate : Gate.values()) {
            RuleDefinition rule = of.rules().get(gate);
            if (rule != null) {
                put(fields, "rules." + gate, RuleSentence.of(rule.toRule(), of.parties()));
            }
        }
        for (SubjectType type : SubjectType.values()) {
            RuleDefinition rule = of.changeRules().get(type);
            if (rule != null) {
                put(fields, "changeRules." + type, RuleSentence.of(rule.toRule(), of.parties()));
            }
        }
        if (of.deadlines() != null) {
            put(
                    fields,
                    "deadlines",
                    of.deadlines().cutOff() + " in " + of.deadlines().zone() + ", silent parties reminded "
                            + of.deadlines().reminderWorkingDays()
                            + " working days before, the clock stopped for at most "
                            + of.deadlines().longestQuestion() + " working days by a question");
        }
        of.requiredSections().forEach((gate, sections) -> put(fields, "requiredSections." + gate, list(sections)));
        of.markingDefaults().forEach((section, marking) -> put(fields, "markingDefaults." + section, marking));
        put(fields, "confidentialSections", list(of.confidentialSections()));
        of.requiredChecklists().forEach((gate, sets) -> put(fields, "requiredChecklists." + gate, list(sets)));
        put(
                fields,
                "hostConsentGates",
                list(of.hostConsentGates().stream().map(Enum::name).toList()));
        of.hostConsentForms().forEach((states, form) -> put(fields, "hostConsentForms." + states, form));
        of.clocks().forEach(clock -> put(fields, "clocks." + clock.name(), clock(clock)));
        of.amendment().forEach((kind, procedure) -> put(fields, "amendment." + kind, procedure));
        put(fields, "sources", list(of.sources()));
        put(fields, "note", of.note());
        return fields;
    }

    private static String clock(ClockDefinition clock) {
        String base = clock.baseEvent() + (clock.date() == null ? "" : " " + clock.date());
        return clock.length() + " from " + base + ", fulfilled by: " + clock.fulfilledBy()
                + (clock.reminders().isEmpty() ? "" : "; reminders " + list(clock.reminders()) + " before");
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? null : String.join(", ", values);
    }

    private static String allOr(List<String> values) {
        return values.isEmpty() ? "all" : String.join(", ", values);
    }

    private static void put(Map<String, String> fields, String field, Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }
}
