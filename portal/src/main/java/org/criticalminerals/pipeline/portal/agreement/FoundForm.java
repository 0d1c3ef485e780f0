package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.agreement.ActField.Option;
import org.criticalminerals.pipeline.portal.client.AgreementClient.CriteriaSetBrief;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.layout.Form;

/**
 * The form of a new agreement. Its rules, requirements and ways of changing are taken from one that there is; what is to be
 * otherwise is changed by acts afterwards.
 *
 * @param about what it is
 * @param parties who is in it: lead and consulted agencies of each party
 * @param scope what projects it covers
 * @param deadlines how deadlines are set
 * @param like which agreement's rules it takes
 */
record FoundForm(
        List<ActField> about,
        List<ActField> parties,
        List<ActField> scope,
        List<ActField> deadlines,
        List<ActField> like) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEADS = "leads";

    static FoundForm of(ActChoices choices, List<Details> agreements) {
        return new FoundForm(
                List.of(
                        ActField.text("code", ""),
                        ActField.text("title", ""),
                        ActField.text("legalNature", ""),
                        ActField.select("lifecycle", "", ActChoices.codes("lifecycle", "lifecycle")),
                        ActField.date("signedOn", ""),
                        ActField.date("inForceOn", ""),
                        ActField.area("note", "").hinted("")),
                choices.names().parties().stream()
                        .flatMap(party -> party(party, choices.agenciesOf(party.code())))
                        .toList(),
                List.of(
                        ActField.checks("steps", List.of(), ActChoices.codes("step", "step")),
                        ActField.text("minerals", ""),
                        ActField.text("countries", "")),
                List.of(
                        ActField.text("cutOff", "17:00"),
                        ActField.text("zone", ""),
                        ActField.number("reminderWorkingDays", "2"),
                        ActField.number("questionWorkingDays", "10")),
                List.of(ActField.select(
                        "like",
                        "",
                        agreements.stream()
                                .map(one -> new Option(one.code(), one.title()))
                                .toList())));
    }

    private static Stream<ActField> party(Party party, List<Option> agencies) {
        ActField lead = ActField.select(LEADS + "/" + party.code(), "", agencies);
        ActField consulted = ActField.checks("consulted/" + party.code(), List.of(), agencies);
        return Stream.of(
                lead.called(party.name() + ": " + lead.label().toLowerCase(Locale.ENGLISH))
                        .hinted(""),
                consulted
                        .called(party.name() + ": " + consulted.label().toLowerCase(Locale.ENGLISH))
                        .hinted(""));
    }

    /** The same form with what was typed. */
    FoundForm filled(Form sent) {
        return new FoundForm(
                filled(about, sent),
                filled(parties, sent),
                filled(scope, sent),
                filled(deadlines, sent),
                filled(like, sent));
    }

    private static List<ActField> filled(List<ActField> fields, Form sent) {
        return fields.stream().map(field -> field.filled(sent)).toList();
    }

    /** Every field. */
    List<ActField> all() {
        return Stream.of(about, parties, scope, deadlines, like)
                .flatMap(List::stream)
                .toList();
    }

    /** What can be told to be wrong before the service is asked. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (ActField field : all()) {
            if (List.of("code", "title", "legalNature", "cutOff", "zone").contains(field.name())
                    && field.value().isEmpty()) {
                errors.put(field.name(), "missing");
            }
            if (List.of("lifecycle", "like").contains(field.name())
                    && field.value().isEmpty()) {
                errors.put(field.name(), "chooseOne");
            }
            if (field.type().equals("number")
                    && !field.value().isEmpty()
                    && !field.value().matches("\\d{1,6}")) {
                errors.put(field.name(), "whole");
            }
        }
        if (leads().isEmpty() && !parties.isEmpty()) {
            errors.put(parties.getFirst().name(), "noParty");
        }
        return errors;
    }

    /**
     * The agreement as the service takes it.
     *
     * @param pattern the agreement whose rules it takes
     * @param sets the criteria sets that there are
     */
    ObjectNode definition(Details pattern, List<CriteriaSetBrief> sets) {
        ObjectNode definition = JSON.createObjectNode();
        about.stream()
                .filter(field -> !field.value().isEmpty())
                .forEach(field -> definition.put(field.name(), field.value()));
        Map<String, String> leads = leads();
        leads.keySet().forEach(definition.putArray("parties")::add);
        definition.set(LEADS, JSON.valueToTree(leads));
        ObjectNode consulted = definition.putObject("consulted");
        parties.stream()
                .filter(field -> field.group().equals("consulted") && leads.containsKey(field.part()))
                .filter(field -> !field.value().isEmpty())
                .forEach(field -> field.values().forEach(consulted.withArray(field.part())::add));
        ObjectNode covers = definition.putObject("scope");
        scope.forEach(field -> field.values().forEach(covers.withArray(field.name())::add));
        ActForm.putDeadlines(definition.putObject("deadlines"), name -> deadlines.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow());
        take(definition, pattern, leads.keySet(), sets);
        return definition;
    }

    private Map<String, String> leads() {
        Map<String, String> leads = new LinkedHashMap<>();
        parties.stream()
                .filter(field -> field.group().equals(LEADS) && !field.value().isEmpty())
                .forEach(field -> leads.put(field.part(), field.value()));
        return leads;
    }

    // What is said of parties that aren't in the new agreement stays behind.
    private static void take(ObjectNode definition, Details pattern, Set<String> parties, List<CriteriaSetBrief> sets) {
        definition.set("rules", JSON.valueToTree(bare(pattern.rules())));
        definition.set("changeRules", JSON.valueToTree(bare(pattern.changeRules())));
        definition.set("requiredSections", JSON.valueToTree(pattern.requiredSections()));
        definition.set("markingDefaults", JSON.valueToTree(pattern.markingDefaults()));
        definition.set("confidentialSections", JSON.valueToTree(pattern.confidentialSections()));
        definition.set("hostConsentGates", JSON.valueToTree(pattern.hostConsentGates()));
        definition.set("amendment", JSON.valueToTree(pattern.amendment()));
        if (pattern.signingAcr() != null) {
            definition.put("signingAcr", pattern.signingAcr());
        }
        ObjectNode forms = definition.putObject("hostConsentForms");
        pattern.hostConsentForms().forEach((states, form) -> {
            if (parties.contains(states) || states.equals("THIRD_COUNTRY")) {
                forms.put(states, form);
            }
        });
        ObjectNode checklists = definition.putObject("requiredChecklists");
        pattern.requiredChecklists().forEach((gate, codes) -> codes.stream()
                .filter(code -> sets.stream()
                        .anyMatch(set ->
                                set.code().equals(code) && (set.party() == null || parties.contains(set.party()))))
                .forEach(checklists.withArray(gate)::add));
    }

    private static Map<String, JsonNode> bare(Map<String, JsonNode> rules) {
        Map<String, JsonNode> bare = new LinkedHashMap<>();
        rules.forEach((gate, rule) -> bare.put(gate, ((ObjectNode) rule.deepCopy()).without("sentence")));
        return bare;
    }
}
