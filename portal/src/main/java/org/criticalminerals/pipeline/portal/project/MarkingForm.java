package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.SectionState;
import org.criticalminerals.pipeline.portal.layout.Form;

/**
 * The choice of a section's marking.
 *
 * @param kind the marking's kind; {@code DEFAULT} for the agreement's default
 * @param parties to which parties it is releasable
 * @param agencies to which agencies
 * @param people to which people, by their ids
 */
public record MarkingForm(String kind, List<String> parties, List<String> agencies, List<String> people) {

    private static final List<String> KINDS =
            List.of("DEFAULT", "PUBLIC", "PARTIES", "RELEASABLE_TO", "INTERNAL", "AGENCY", "NAMED");

    static MarkingForm of(SectionState state) {
        return of(state == null ? null : state.marking(), state == null || state.isDefaultMarking());
    }

    /** The choice as it stands: a marking of its own, or the default. */
    static MarkingForm of(Marking marking, boolean isDefault) {
        return isDefault || marking == null
                ? new MarkingForm("DEFAULT", List.of(), List.of(), List.of())
                : new MarkingForm(marking.kind(), marking.parties(), marking.agencies(), marking.people());
    }

    static MarkingForm of(Form form) {
        String kind = form.text("marking/kind");
        return new MarkingForm(
                KINDS.contains(kind) ? kind : "DEFAULT",
                form.all("marking/parties"),
                form.all("marking/agencies"),
                form.all("marking/people"));
    }

    /** Whether a kind is chosen. */
    public boolean is(String other) {
        return kind.equals(other);
    }

    /** What the service is to be told; empty for the default, which is told by saying nothing. */
    Optional<ObjectNode> json(String ownParty) {
        if (kind.equals("DEFAULT")) {
            return Optional.empty();
        }
        ObjectNode marking = JsonNodeFactory.instance.objectNode();
        marking.put("kind", kind);
        switch (kind) {
            case "RELEASABLE_TO" -> fill(marking.putArray("parties"), parties);
            case "INTERNAL" -> fill(marking.putArray("parties"), List.of(ownParty));
            case "AGENCY" -> fill(marking.putArray("agencies"), agencies);
            case "NAMED" -> fill(marking.putArray("people"), people);
            default -> {
                // PUBLIC and PARTIES name nobody.
            }
        }
        return Optional.of(marking);
    }

    private static void fill(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
