package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.agreement.ActField.Option;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * The form for one kind of change of an agreement: its fields filled with what holds, and what is typed turned into the
 * acts that the service takes.
 *
 * @param kind the acts' type
 * @param fields its fields
 * @param clocks rows of fields, for clocks; null for any other kind
 */
public record ActForm(String kind, List<ActField> fields, ClockRows clocks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONSENT_OF_ALL = "CONSENT_OF_ALL";
    private static final String SENIOR_LEVEL = "SENIOR_LEVEL";
    private static final Pattern SENIOR_TITLE = Pattern.compile("seniorLevel/([^/]+)/title$");
    private static final String EDITORIAL = "EDITORIAL";

    /** Whether there is a form for a kind. */
    static boolean knows(String kind) {
        return Texts.codes("actKind").contains(kind);
    }

    /**
     * The form of a kind with what the agreement says now.
     *
     * @param part the gate, question or party that it is about; empty for the first
     */
    static ActForm of(String kind, Details agreement, ActChoices choices, String part) {
        List<ActField> fields =
                switch (kind) {
                    case "PARTY_JOINS" ->
                        List.of(
                                ActField.select("party", "", choices.outside(agreement)),
                                ActField.select("lead", "", choices.agencies()),
                                ActField.text("consulted", ""));
                    case "PARTY_LEAVES" -> List.of(ActField.select("party", part, choices.inside(agreement)));
                    case "LEAD" ->
                        List.of(
                                ActField.select("party", part, choices.inside(agreement)),
                                ActField.select(
                                        "agency", agreement.leads().getOrDefault(part, ""), choices.agencies()));
                    case "CONSULTED" ->
                        ofParties(
                                agreement,
                                choices,
                                party -> agencies(party, agreement.consultedBy(party), choices.agenciesOf(party)));
                    case "MANDATORY_CLEARANCE" ->
                        ofParties(
                                agreement,
                                choices,
                                party -> agencies(
                                        party,
                                        agreement.mandatoryFor(party),
                                        choices.agenciesOf(party).stream()
                                                .filter(agency -> agreement
                                                        .consultedBy(party)
                                                        .contains(agency.value()))
                                                .toList()));
                    case SENIOR_LEVEL -> seniorLevel(agreement, choices);
                    case "LIFECYCLE" ->
                        List.of(
                                ActField.select("to", "", ActChoices.codes("lifecycle", "lifecycle")),
                                ActField.date("on", ""));
                    case "SCOPE" ->
                        List.of(
                                ActField.checks("steps", agreement.scope().steps(), ActChoices.codes("step", "step")),
                                ActField.text(
                                        "minerals",
                                        String.join(
                                                ActField.BETWEEN,
                                                agreement.scope().minerals())),
                                ActField.text(
                                        "countries",
                                        String.join(
                                                ActField.BETWEEN,
                                                agreement.scope().countries())));
                    case "RULE" ->
                        RuleForm.fields(
                                ActField.select("gate", first(part, "SCREENING"), ActChoices.gates()),
                                agreement.rules().get(first(part, "SCREENING")));
                    case "CHANGE_RULE" ->
                        RuleForm.fields(
                                ActField.select(
                                        "question",
                                        first(part, "AMENDMENT"),
                                        ActChoices.codes("question", "changeQuestion")),
                                agreement.changeRules().get(first(part, "AMENDMENT")));
                    case "DEADLINES" -> deadlines(agreement);
                    case "CLOCKS" -> List.of();
                    case "REQUIRED_SECTIONS" -> ofGates("sections", agreement.requiredSections(), choices.sections());
                    case "REQUIRED_CHECKLISTS" ->
                        ofGates("checklists", agreement.requiredChecklists(), choices.checklists());
                    case "MARKING_DEFAULTS" ->
                        choices.sections().stream()
                                .map(section -> ActField.select(
                                                "markingDefaults/" + section.value(),
                                                agreement.markingDefaults().getOrDefault(section.value(), ""),
                                                ActChoices.codes("markingDefault", "markingDefault"))
                                        .called(section.label())
                                        .hinted(""))
                                .toList();
                    case "CONFIDENTIAL_SECTIONS" ->
                        List.of(ActField.checks(
                                "confidentialSections", agreement.confidentialSections(), choices.concealable()));
                    case "HOST_CONSENT" -> hostConsent(agreement, choices);
                    case "SIGNING" -> List.of(ActField.text("signingAcr", agreement.signingAcr()));
                    case "AMENDMENT" -> amendment(agreement);
                    case EDITORIAL ->
                        List.of(
                                ActField.text("title", agreement.title()),
                                ActField.area("note", agreement.note()),
                                ActField.area("clockNames", ""));
                    default -> throw new IllegalArgumentException(kind);
                };
        return new ActForm(kind, fields, kind.equals("CLOCKS") ? ClockRows.of(agreement.clocks()) : null);
    }

    /** The same form with what was typed. */
    ActForm filled(Form sent) {
        return new ActForm(
                kind,
                fields.stream().map(field -> field.filled(sent)).toList(),
                clocks == null ? null : ClockRows.of(sent));
    }

    /** The names of its fields. */
    List<String> names() {
        return fields.stream().map(ActField::name).toList();
    }

    /** What can be told to be wrong before the service is asked. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>(clocks == null ? Map.of() : clocks.errors());
        for (ActField field : fields) {
            if (field.type().equals("number")
                    && !field.value().isEmpty()
                    && !field.value().matches("\\d{1,6}")) {
                errors.put(field.name(), "whole");
            }
        }
        if (kind.equals(SENIOR_LEVEL)) {
            for (ActField field : fields) {
                String other = (field.group().equals("agency") ? "title/" : "agency/") + field.part();
                if (field.value().isEmpty() && !field(other).value().isEmpty()) {
                    errors.put(field.name(), field.group().equals("agency") ? "chooseOne" : "missing");
                }
            }
        }
        return new FormErrors(errors, List.of());
    }

    /** The field that a service's error is about; empty where no field shows it. */
    String fieldOf(FieldError error) {
        String ofClock = clocks == null ? "" : clocks.fieldOf(error);
        if (!ofClock.isEmpty()) {
            return ofClock;
        }
        Matcher senior = SENIOR_TITLE.matcher(error.path());
        return senior.find() ? "title/" + senior.group(1) : ActField.shownBy(fields, error);
    }

    /** The acts as the service takes them: one for each part that is typed otherwise than it was. */
    List<ObjectNode> acts() {
        return switch (kind) {
            case "CONSULTED", "MANDATORY_CLEARANCE" -> changed("party", "agencies");
            case "REQUIRED_SECTIONS" -> changed("gate", "sections");
            case "REQUIRED_CHECKLISTS" -> changed("gate", "checklists");
            case SENIOR_LEVEL -> seniorActs();
            default -> List.of(act());
        };
    }

    private List<ObjectNode> seniorActs() {
        return fields.stream()
                .filter(field -> field.group().equals("agency"))
                .filter(field ->
                        field.isChanged() || field("title/" + field.part()).isChanged())
                .map(field -> {
                    ObjectNode act = JSON.createObjectNode().put("type", kind).put("party", field.part());
                    String title = field("title/" + field.part()).value();
                    if (!field.value().isEmpty()) {
                        act.put("agency", field.value());
                    }
                    if (!title.isEmpty()) {
                        act.put("title", title);
                    }
                    return act;
                })
                .toList();
    }

    private List<ObjectNode> changed(String about, String what) {
        return fields.stream()
                .filter(ActField::isChanged)
                .map(field -> {
                    ObjectNode act = JSON.createObjectNode().put("type", kind).put(about, field.part());
                    field.values().forEach(act.putArray(what)::add);
                    return act;
                })
                .toList();
    }

    private ObjectNode act() {
        ObjectNode act = JSON.createObjectNode().put("type", kind);
        switch (kind) {
            case "PARTY_JOINS" -> field("consulted").values().forEach(act.putArray("consulted")::add);
            case "SCOPE" -> {
                ObjectNode scope = act.putObject("scope");
                fields.forEach(field -> field.values().forEach(scope.withArray(field.name())::add));
            }
            case "RULE", "CHANGE_RULE" -> act.set("rule", RuleForm.rule(this::field));
            case "DEADLINES" -> putDeadlines(act.putObject("deadlines"), this::field);
            case "CLOCKS" -> act.set("clocks", clocks.toJson());
            case "MARKING_DEFAULTS", "AMENDMENT" ->
                putGroup(act, fields.getFirst().group());
            case "CONFIDENTIAL_SECTIONS" ->
                field("confidentialSections").values().forEach(act.putArray("sections")::add);
            case "HOST_CONSENT" -> {
                field("gates").values().forEach(act.putArray("gates")::add);
                putGroup(act, "forms");
            }
            case EDITORIAL ->
                act.set("clockNames", pairs(field("clockNames").value(), (node, old, name) -> node.put(old, name)));
            default -> {
                // Nothing but plain fields.
            }
        }
        for (String plain :
                List.of("party", "lead", "agency", "to", "on", "gate", "question", "title", "note", "signingAcr")) {
            if (names().contains(plain) && !field(plain).value().isEmpty()) {
                act.put(plain, field(plain).value());
            }
        }
        return act;
    }

    // Fields such as "forms/USA" are members of one object; those left empty stand for what is usual.
    private void putGroup(ObjectNode act, String group) {
        ObjectNode members = act.putObject(group);
        fields.stream()
                .filter(field -> field.group().equals(group) && !field.part().isEmpty())
                .filter(field -> !field.value().isEmpty())
                .forEach(field -> members.put(field.part(), field.value()));
    }

    static void putDeadlines(ObjectNode deadlines, Function<String, ActField> fields) {
        for (String name : List.of("cutOff", "zone")) {
            if (!fields.apply(name).value().isEmpty()) {
                deadlines.put(name, fields.apply(name).value());
            }
        }
        for (String name : List.of("reminderWorkingDays", "questionWorkingDays")) {
            if (fields.apply(name).value().matches("\\d{1,6}")) {
                deadlines.put(name, Integer.parseInt(fields.apply(name).value()));
            }
        }
    }

    private ActField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    static ObjectNode pairs(String text, Put put) {
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
    interface Put {
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

    private static List<ActField> ofParties(Details agreement, ActChoices choices, Function<String, ActField> field) {
        return agreement.parties().stream()
                .map(party -> field.apply(party).called(choices.names().party(party)))
                .toList();
    }

    private static List<ActField> seniorLevel(Details agreement, ActChoices choices) {
        return agreement.parties().stream()
                .flatMap(party -> {
                    var now = agreement.seniorOf(party);
                    String name = choices.names().party(party);
                    return Stream.of(
                            ActField.select(
                                            "agency/" + party,
                                            now == null ? "" : now.agency(),
                                            choices.agenciesOf(party))
                                    .called(Texts.of("seniorField", "agency").formatted(name))
                                    .hinted(Texts.of("seniorHint", "agency")),
                            ActField.text("title/" + party, now == null ? "" : now.title())
                                    .called(Texts.of("seniorField", "title").formatted(name))
                                    .hinted(Texts.of("seniorHint", "title")));
                })
                .toList();
    }

    private static ActField agencies(String party, List<String> chosen, List<Option> options) {
        return ActField.checks("agencies/" + party, chosen, options).hinted("");
    }

    private static List<ActField> ofGates(String what, Map<String, List<String>> now, List<Option> options) {
        return ActChoices.gates().stream()
                .map(gate -> ActField.checks(
                                what + "/" + gate.value(), now.getOrDefault(gate.value(), List.of()), options)
                        .called(gate.label())
                        .hinted(""))
                .toList();
    }

    private static List<ActField> hostConsent(Details agreement, ActChoices choices) {
        List<ActField> fields = new ArrayList<>();
        fields.add(ActField.checks("gates", agreement.hostConsentGates(), ActChoices.gates()));
        Stream.concat(
                        choices.inside(agreement).stream(),
                        Stream.of(new Option("THIRD_COUNTRY", Texts.of("hostStates", "THIRD_COUNTRY"))))
                .forEach(states -> fields.add(ActField.select(
                                "forms/" + states.value(),
                                agreement.hostConsentForms().getOrDefault(states.value(), ""),
                                ActChoices.codes("hostConsentForm", "consentForm"))
                        .called(states.label())
                        .hinted(Texts.of("hostHint", states.value().equals("THIRD_COUNTRY") ? "others" : "party"))));
        return fields;
    }

    private static List<ActField> amendment(Details agreement) {
        Set<String> kinds = new LinkedHashSet<>(Texts.codes("amendedKind"));
        kinds.addAll(agreement.amendment().keySet());
        return kinds.stream()
                .map(kind -> ActField.select(
                                "amendment/" + kind,
                                usual(agreement.amendment().getOrDefault(kind, "")),
                                ActChoices.codes(kind.equals(EDITORIAL) ? "wordsProcedure" : "procedure", "procedure"))
                        .called(Texts.of("actKind", kind))
                        .hinted(""))
                .toList();
    }

    private static String usual(String procedure) {
        return procedure.equals(CONSENT_OF_ALL) ? "" : procedure;
    }

    private static List<ActField> deadlines(Details agreement) {
        var now = agreement.deadlines();
        return List.of(
                ActField.text("cutOff", now == null ? "" : now.cutOff()),
                ActField.text("zone", now == null ? "" : now.zone()),
                ActField.number("reminderWorkingDays", now == null ? "" : Integer.toString(now.reminderWorkingDays())),
                ActField.number(
                        "questionWorkingDays",
                        now == null || now.questionWorkingDays() == null
                                ? ""
                                : Integer.toString(now.questionWorkingDays())));
    }

    private static String first(String part, String otherwise) {
        return part.isEmpty() ? otherwise : part;
    }
}
