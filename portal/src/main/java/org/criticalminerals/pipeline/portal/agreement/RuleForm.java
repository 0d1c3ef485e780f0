package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields of a rule, and the rule that they say. */
final class RuleForm {

    private RuleForm() {}

    /**
     * The fields of a rule.
     *
     * @param about the field that says which rule it is
     * @param now the rule as it holds; null where there is none
     */
    static List<ActField> fields(ActField about, JsonNode now) {
        JsonNode rule = now == null ? JsonNodeFactory.instance.objectNode() : now;
        return Stream.of(
                        about,
                        ActField.select("kind", plain(rule.path("kind")), ActChoices.codes("ruleKind", "ruleKind")),
                        ActField.number("quorum", plain(rule.path("quorum"))),
                        ActField.text("leadParty", plain(rule.path("leadParty"))),
                        ActField.text("weights", weights(rule.path("weights"))),
                        ActField.text("threshold", plain(rule.path("threshold"))),
                        ActField.text("explicit", joined(rule.path("explicit"))),
                        ActField.text("veto", joined(rule.path("veto"))),
                        ActField.text("advisory", joined(rule.path("advisory"))),
                        ActField.number("minimumApprovals", plain(rule.path("minimumApprovals"))),
                        ActField.number("workingDays", plain(rule.path("workingDays"))),
                        ActField.select("silence", plain(rule.path("silence")), ActChoices.codes("silence", "silence")),
                        ActField.text("tacitConsentBy", plain(rule.path("tacitConsentBy"))),
                        ActField.number("escalationDays", plain(rule.path("escalationDays"))),
                        flag("sealed", rule),
                        flag("concludeEarly", rule))
                .toList();
    }

    private static ActField flag(String name, JsonNode rule) {
        return ActField.select(name, rule.path(name).asText("false"), ActChoices.codes("flag", "flag"));
    }

    /** The rule that the fields say; what is left empty takes its default. */
    static ObjectNode rule(Function<String, ActField> fields) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("kind", "silence", "leadParty", "threshold", "tacitConsentBy")) {
            if (!fields.apply(name).value().isEmpty()) {
                rule.put(name, fields.apply(name).value());
            }
        }
        for (String name : List.of("quorum", "minimumApprovals", "escalationDays", "workingDays")) {
            if (fields.apply(name).value().matches("\\d{1,6}")) {
                rule.put(name, Integer.parseInt(fields.apply(name).value()));
            }
        }
        for (String name : List.of("veto", "explicit", "advisory")) {
            if (!fields.apply(name).value().isEmpty()) {
                fields.apply(name).values().forEach(rule.withArray(name)::add);
            }
        }
        for (String name : List.of("sealed", "concludeEarly")) {
            if (fields.apply(name).value().equals("true")) {
                rule.put(name, true);
            }
        }
        if (!fields.apply("weights").value().isEmpty()) {
            rule.set(
                    "weights",
                    ActForm.pairs(
                            fields.apply("weights").value(),
                            (node, party, weight) ->
                                    node.put(party, weight.matches("\\d{1,6}") ? Integer.parseInt(weight) : 0)));
        }
        return rule;
    }

    private static String plain(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    private static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(ActField.BETWEEN));
    }

    private static String weights(JsonNode weights) {
        return weights.properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining("; "));
    }
}
