package org.criticalminerals.pipeline.portal.party;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewDraft;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * A draft as it is being written.
 *
 * @param decision the decision; empty while none is chosen
 * @param finalObjection whether an objection is final
 * @param reasons why
 * @param conditions the conditions, also half-written ones; at least one to type into
 * @param replaces the version of the draft that this one replaces; empty for the first
 */
public record DraftForm(
        String decision, boolean finalObjection, String reasons, List<Line> conditions, String replaces) {

    private static final int MOST = 20;

    public DraftForm {
        conditions = conditions.isEmpty() ? List.of(new Line("", "")) : List.copyOf(conditions);
    }

    /** The form on a draft; empty where there is none yet. */
    static DraftForm of(Draft draft) {
        return draft == null
                ? new DraftForm("", false, "", List.of(), "")
                : new DraftForm(
                        draft.decision() == null ? "" : draft.decision(),
                        draft.isFinal(),
                        draft.reasons() == null ? "" : draft.reasons(),
                        draft.conditions().stream()
                                .map(one -> new Line(
                                        one.text(),
                                        one.dueOn() == null ? "" : one.dueOn().toString()))
                                .toList(),
                        Integer.toString(draft.version()));
    }

    static DraftForm of(Form sent) {
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < MOST && sent.has(text(row)); row++) {
            lines.add(new Line(sent.text(text(row)), sent.text(due(row))));
        }
        return new DraftForm(
                sent.text("decision"),
                !sent.text("final").isEmpty(),
                sent.text("reasons"),
                lines,
                sent.text("replaces"));
    }

    DraftForm withCondition() {
        List<Line> more = new ArrayList<>(conditions);
        if (more.size() < MOST) {
            more.add(new Line("", ""));
        }
        return new DraftForm(decision, finalObjection, reasons, more, replaces);
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (int row = 0; row < conditions.size(); row++) {
            if (!conditions.get(row).isDated()) {
                errors.put(due(row), "day");
            }
        }
        return new FormErrors(errors, List.of());
    }

    /** The names of all fields. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("decision", "final", "reasons"));
        for (int row = 0; row < conditions.size(); row++) {
            names.add(text(row));
            names.add(due(row));
        }
        return names;
    }

    /** What the service is to be sent. */
    NewDraft draft() {
        return new NewDraft(
                decision.isEmpty() ? null : decision,
                decision.equals("OBJECT") && finalObjection ? Boolean.TRUE : null,
                reasons.isEmpty() ? null : reasons,
                conditions.stream()
                        .filter(line -> !line.text().isEmpty())
                        .map(Line::condition)
                        .toList(),
                replaces.matches("\\d{1,9}") ? Integer.valueOf(replaces) : null);
    }

    /** Whether a decision is chosen. */
    public boolean is(String other) {
        return decision.equals(other);
    }

    /** Whether another condition fits. */
    public boolean isRoom() {
        return conditions.size() < MOST;
    }

    /** The name of a condition's text. */
    public String textName(int row) {
        return text(row);
    }

    /** The name of a condition's day. */
    public String dueName(int row) {
        return due(row);
    }

    /** The id of a condition's text. */
    public String textId(int row) {
        return FormErrors.id(text(row));
    }

    /** The id of a condition's day. */
    public String dueId(int row) {
        return FormErrors.id(due(row));
    }

    private static String text(int row) {
        return "conditions/" + row + "/text";
    }

    private static String due(int row) {
        return "conditions/" + row + "/dueOn";
    }

    /** A condition as typed. */
    public record Line(String text, String dueOn) {

        boolean isDated() {
            try {
                return dueOn.isEmpty() || LocalDate.parse(dueOn) != null;
            } catch (DateTimeParseException noDay) {
                return false;
            }
        }

        Condition condition() {
            return new Condition(text, dueOn.isEmpty() ? null : LocalDate.parse(dueOn));
        }
    }
}
