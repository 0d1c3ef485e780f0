package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.criticalminerals.pipeline.portal.layout.Form;

/**
 * The form for one kind of change of a party or an agency: its fields filled with what holds, and what is typed turned
 * into the act that the service takes.
 *
 * @param kind the act's type
 * @param fields its fields
 */
public record PartyForm(String kind, List<ActField> fields) {

    /** The form of a kind for a party; null where there is none. */
    static PartyForm ofParty(String kind, String name, List<String> territory) {
        return switch (kind) {
            case "PARTY_NAME" -> new PartyForm(kind, List.of(ActField.text("name", name)));
            case "PARTY_TERRITORY" ->
                new PartyForm(kind, List.of(ActField.text("territory", String.join(", ", territory))));
            case "HOLIDAY" -> new PartyForm(kind, List.of(ActField.date("date", ""), ActField.text("name", "")));
            case "RECESS" ->
                new PartyForm(
                        kind, List.of(ActField.date("from", ""), ActField.date("to", ""), ActField.text("name", "")));
            case "AGENCY_ENTERED" ->
                new PartyForm(
                        kind,
                        List.of(
                                ActField.text("id", ""),
                                ActField.text("name", ""),
                                ActField.text("shortName", ""),
                                ActField.text("territory", "")));
            default -> null;
        };
    }

    /** The form of a kind for an agency; null where there is none. */
    static PartyForm ofAgency(String kind, String name, String shortName, List<String> territory) {
        return switch (kind) {
            case "AGENCY_NAME" ->
                new PartyForm(kind, List.of(ActField.text("name", name), ActField.text("shortName", shortName)));
            case "AGENCY_TERRITORY" ->
                new PartyForm(kind, List.of(ActField.text("territory", String.join(", ", territory))));
            case "AGENCY_CLOSES", "AGENCY_REOPENS" -> new PartyForm(kind, List.of());
            default -> null;
        };
    }

    /** The same form with what was typed. */
    PartyForm filled(Form sent) {
        return new PartyForm(
                kind, fields.stream().map(field -> field.filled(sent)).toList());
    }

    /** The names of its fields. */
    List<String> names() {
        return fields.stream().map(ActField::name).toList();
    }

    /** The act as the service takes it. */
    ObjectNode act() {
        ObjectNode act = JsonNodeFactory.instance.objectNode().put("type", kind);
        for (ActField field : fields) {
            if (field.name().equals("territory")) {
                field.values().forEach(act.putArray("territory")::add);
            } else if (!field.value().isEmpty()) {
                act.put(field.name(), field.value());
            }
        }
        return act;
    }
}
