package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * The form for one kind of change of an agreement: its fields filled with what holds, and what is typed turned into the
 * act that the service takes.
 *
 * @param kind the act's type
 * @param fields its fields
 */
public record ActForm(String kind, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One field.
     *
     * @param name its name, the same as in the act
     * @param type {@code text}, {@code date}, {@code number}, {@code select} or {@code json}
     * @param options for {@code select}
     * @param value what is typed or holds
     */
    public record Field(String name, String type, List<Option> options, String value) {

        Field with(String typed) {
            return new Field(name, type, options, typed);
        }
    }

    /**
     * A choice.
     *
     * @param value its value
     * @param label its words
     */
    public record Option(String value, String label) {}

    /** Whether there is a form for a kind. */
    static boolean knows(String kind) {
        return Texts.codes("actKind").contains(kind);
    }

    /**
     * The form of a kind with what the agreement says now.
     *
     * @param part the gate, question or party that it is about; empty for the first
     */
    static ActForm of(String kind, Details agreement, ReferenceData names, String part) {
        return new ActForm(
                kind,
                switch (kind) {
                    case "PARTY_JOINS" ->
                        List.of(
                                select("party", "", outside(agreement, names)),
                                select("lead", "", agencies(names)),
                                text("consulted", ""));
                    case "PARTY_LEAVES" -> List.of(select("party", part, inside(agreement, names)));
                    case "LEAD" ->
                        List.of(
                                select("party", part, inside(agreement, names)),
                                select("agency", agreement.leads().getOrDefault(part, ""), agencies(names)));
                    case "CONSULTED" ->
                        List.of(
                                select("party", part, inside(agreement, names)),
                                text("agencies", String.join(", ", agreement.consultedBy(part))));
                    case "MANDATORY_CLEARANCE" ->
                        List.of(
                                select("party", part, inside(agreement, names)),
                                text("agencies", String.join(", ", agreement.mandatoryFor(part))));
                    case "LIFECYCLE" ->
                        List.of(
                                select("to", "", codes("lifecycle", "lifecycle")),
                                new Field("on", "date", List.of(), ""));
                    case "SCOPE" ->
                        List.of(
                                text(
                                        "steps",
                                        String.join(", ", agreement.scope().steps())),
                                text(
                                        "minerals",
                                        String.join(", ", agreement.scope().minerals())),
                                text(
                                        "countries",
                                        String.join(", ", agreement.scope().countries())));
                    case "RULE" ->
                        rule(
                                select("gate", first(part, "SCREENING"), gates()),
                                agreement.rules().get(first(part, "SCREENING")));
                    case "CHANGE_RULE" ->
                        rule(
                                select("question", first(part, "AMENDMENT"), codes("question", "changeQuestion")),
                                agreement.changeRules().get(first(part, "AMENDMENT")));
                    case "DEADLINES" -> deadlines(agreement);
                    case "CLOCKS" -> List.of(json("clocks", JSON.valueToTree(agreement.clocks())));
                    case "REQUIRED_SECTIONS" ->
                        List.of(
                                select("gate", first(part, "SCREENING"), gates()),
                                text(
                                        "sections",
                                        String.join(
                                                ", ",
                                                agreement
                                                        .requiredSections()
                                                        .getOrDefault(first(part, "SCREENING"), List.of()))));
                    case "MARKING_DEFAULTS" ->
                        List.of(json("markingDefaults", JSON.valueToTree(agreement.markingDefaults())));
                    case "AMENDMENT" -> List.of(json("amendment", JSON.valueToTree(agreement.amendment())));
                    case "EDITORIAL" ->
                        List.of(
                                text("title", agreement.title()),
                                text("note", agreement.note() == null ? "" : agreement.note()),
                                text("clockNames", ""));
                    default -> throw new IllegalArgumentException(kind);
                });
    }

    /** The same form with what was typed. */
    ActForm filled(Form sent) {
        return new ActForm(
                kind,
                fields.stream()
                        .map(field -> field.with(sent.text(field.name())))
                        .toList());
    }

    /** The names of its fields. */
    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** What can be told to be wrong before the service is asked. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.type().equals("json") && parsed(field.value()) == null) {
                errors.put(field.name(), "json");
            }
            if (field.type().equals("number")
                    && !field.value().isEmpty()
                    && !field.value().matches("\\d{1,6}")) {
                errors.put(field.name(), "whole");
            }
        }
        return new FormErrors(errors, List.of());
    }

    /** The act as the service takes it. */
    ObjectNode act() {
        ObjectNode act = JSON.createObjectNode().put("type", kind);
        switch (kind) {
            case "PARTY_JOINS" -> act.set("consulted", list(value("consulted")));
            case "CONSULTED", "MANDATORY_CLEARANCE" -> act.set("agencies", list(value("agencies")));
            case "SCOPE" -> {
                ObjectNode scope = act.putObject("scope");
                fields.forEach(field -> scope.set(field.name(), list(field.value())));
            }
            case "RULE", "CHANGE_RULE" -> act.set("rule", rule());
            case "DEADLINES" -> {
                ObjectNode deadlines = act.putObject("deadlines");
                deadlines.put("cutOff", value("cutOff"));
                deadlines.put("zone", value("zone"));
                number(deadlines, "reminderWorkingDays");
                number(deadlines, "questionWorkingDays");
            }
            case "REQUIRED_SECTIONS" -> act.set("sections", list(value("sections")));
            case "CLOCKS", "MARKING_DEFAULTS", "AMENDMENT" ->
                fields.forEach(field -> act.set(field.name(), parsed(field.value())));
            case "EDITORIAL" ->
                act.set("clockNames", pairs(value("clockNames"), (node, old, name) -> node.put(old, name)));
            default -> {
                // Nothing but plain fields.
            }
        }
        for (String plain : List.of("party", "lead", "agency", "to", "on", "gate", "question", "title", "note")) {
            if (names().contains(plain) && !value(plain).isEmpty()) {
                act.put(plain, value(plain));
            }
        }
        return act;
    }

    private ObjectNode rule() {
        ObjectNode rule = JSON.createObjectNode();
        for (String name : List.of("kind", "silence", "leadParty", "threshold", "tacitConsentBy")) {
            if (!value(name).isEmpty()) {
                rule.put(name, value(name));
            }
        }
        for (String name : List.of("quorum", "minimumApprovals", "escalationDays", "workingDays")) {
            number(rule, name);
        }
        for (String name : List.of("veto", "explicit", "advisory")) {
            if (!value(name).isEmpty()) {
                rule.set(name, list(value(name)));
            }
        }
        for (String name : List.of("sealed", "concludeEarly")) {
            if (value(name).equals("true")) {
                rule.put(name, true);
            }
        }
        if (!value("weights").isEmpty()) {
            rule.set(
                    "weights",
                    pairs(
                            value("weights"),
                            (node, party, weight) ->
                                    node.put(party, weight.matches("\\d{1,6}") ? Integer.parseInt(weight) : 0)));
        }
        return rule;
    }

    private String value(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    private void number(ObjectNode node, String name) {
        if (value(name).matches("\\d{1,6}")) {
            node.put(name, Integer.parseInt(value(name)));
        }
    }

    private static ArrayNode list(String text) {
        ArrayNode list = JSON.createArrayNode();
        Arrays.stream(text.split("[,;\\s]+")).filter(word -> !word.isEmpty()).forEach(list::add);
        return list;
    }

    private static ObjectNode pairs(String text, Put put) {
        ObjectNode node = JSON.createObjectNode();
        for (String line : text.split("[\\n;]")) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                put.to(node, pair[0].strip(), pair[1].strip());
            }
        }
        return node;
    }

    /** Puts a value that was typed after its name. */
    private interface Put {
        void to(ObjectNode node, String name, String value);
    }

    /** What a text holds as JSON; null where it holds none. */
    static JsonNode parsed(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException none) {
            return null;
        }
    }

    private static List<Field> deadlines(Details agreement) {
        var now = agreement.deadlines();
        return List.of(
                text("cutOff", now == null ? "" : now.cutOff()),
                text("zone", now == null ? "" : now.zone()),
                number("reminderWorkingDays", now == null ? "" : Integer.toString(now.reminderWorkingDays())),
                number(
                        "questionWorkingDays",
                        now == null || now.questionWorkingDays() == null
                                ? ""
                                : Integer.toString(now.questionWorkingDays())));
    }

    private static List<Field> rule(Field about, JsonNode now) {
        JsonNode rule = now == null ? JSON.createObjectNode() : now;
        List<Field> fields = new ArrayList<>(List.of(
                about,
                select("kind", rule.path("kind").asText(""), codes("ruleKind", "ruleKind")),
                number("quorum", rule.path("quorum").asText("")),
                text("leadParty", plain(rule.path("leadParty"))),
                text("weights", weights(rule.path("weights"))),
                text("threshold", plain(rule.path("threshold"))),
                text("explicit", joined(rule.path("explicit"))),
                text("veto", joined(rule.path("veto"))),
                text("advisory", joined(rule.path("advisory"))),
                number("minimumApprovals", rule.path("minimumApprovals").asText("")),
                number("workingDays", rule.path("workingDays").asText("")),
                select("silence", rule.path("silence").asText(""), codes("silence", "silence")),
                text("tacitConsentBy", plain(rule.path("tacitConsentBy"))),
                number("escalationDays", plain(rule.path("escalationDays"))),
                select("sealed", rule.path("sealed").asText("false"), codes("flag", "flag")),
                select("concludeEarly", rule.path("concludeEarly").asText("false"), codes("flag", "flag"))));
        return fields.stream()
                .map(field -> field.value().equals("null") ? field.with("") : field)
                .toList();
    }

    private static String plain(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    private static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String weights(JsonNode weights) {
        return weights.properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining("; "));
    }

    private static String first(String part, String otherwise) {
        return part.isEmpty() ? otherwise : part;
    }

    private static Field text(String name, String value) {
        return new Field(name, "text", List.of(), value == null ? "" : value);
    }

    private static Field number(String name, String value) {
        return new Field(name, "number", List.of(), value);
    }

    private static Field select(String name, String value, List<Option> options) {
        return new Field(name, "select", options, value);
    }

    private static Field json(String name, JsonNode value) {
        return new Field(name, "json", List.of(), value.toPrettyString());
    }

    private static List<Option> codes(String order, String group) {
        return Texts.codes(order).stream()
                .map(code -> new Option(code, Texts.of(group, code)))
                .toList();
    }

    private static List<Option> gates() {
        return Texts.codes("stage").stream()
                .filter(stage -> !stage.equals("IDENTIFICATION"))
                .map(gate -> new Option(gate, Texts.of("gate", gate)))
                .toList();
    }

    private static List<Option> inside(Details agreement, ReferenceData names) {
        return agreement.parties().stream()
                .map(party -> new Option(party, names.party(party)))
                .toList();
    }

    private static List<Option> outside(Details agreement, ReferenceData names) {
        return names.parties().stream()
                .filter(party -> !agreement.has(party.code()))
                .map(party -> new Option(party.code(), party.name()))
                .toList();
    }

    private static List<Option> agencies(ReferenceData names) {
        List<Option> all = new ArrayList<>();
        for (Party party : names.parties()) {
            for (Agency agency : party.agencies()) {
                all.add(new Option(agency.id(), party.code() + ": " + agency.name()));
            }
        }
        return all;
    }
}
