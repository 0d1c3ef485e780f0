package org.criticalminerals.pipeline.portal.position;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * What a position says, as it is being written: on a review, in a draft, on a package and in each of its carve-outs.
 *
 * @param prefix what the names of its fields begin with; empty where the form holds one position only
 * @param decision the decision; empty while none is chosen
 * @param finalObjection whether an objection is final
 * @param reasons why
 * @param conditions the conditions, also half-written ones; at least one to type into
 * @param reserveUntil until which day the position is reserved
 */
public record PositionFields(
        String prefix,
        String decision,
        boolean finalObjection,
        String reasons,
        List<Line> conditions,
        String reserveUntil) {

    private static final String WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS";
    private static final String RESERVE = "RESERVE";
    private static final int MOST = 20;

    public PositionFields {
        conditions = conditions.isEmpty() ? List.of(new Line("", "")) : List.copyOf(conditions);
    }

    /** Nothing but a decision, which may be none. */
    public static PositionFields empty(String prefix, String decision) {
        return new PositionFields(prefix, decision, false, "", List.of(), "");
    }

    /** What a form sent. */
    public static PositionFields of(String prefix, Form sent) {
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < MOST && sent.has(prefix + text(row)); row++) {
            lines.add(new Line(sent.text(prefix + text(row)), sent.text(prefix + due(row))));
        }
        return new PositionFields(
                prefix,
                sent.text(prefix + "decision"),
                !sent.text(prefix + "final").isEmpty(),
                sent.text(prefix + "reasons"),
                lines,
                sent.text(prefix + "reserveUntil"));
    }

    /** What a position says that was signed. */
    public static PositionFields of(Position own) {
        return new PositionFields(
                "",
                own.decision(),
                own.isFinal(),
                given(own.reasons()),
                lines(own.conditions()),
                day(own.reserveUntil()));
    }

    /** What a draft says. */
    public static PositionFields of(Draft draft) {
        return new PositionFields(
                "",
                given(draft.decision()),
                draft.isFinal(),
                given(draft.reasons()),
                lines(draft.conditions()),
                day(draft.reserveUntil()));
    }

    /** Whether a form was sent to have a condition more or one fewer, and not to go on. */
    public static boolean isChange(Form sent) {
        return sent.has("add") || sent.has("remove");
    }

    /** With the condition more or fewer that a form was sent for, if it was for these fields. */
    public PositionFields changed(Form sent) {
        List<Line> lines = new ArrayList<>(conditions);
        if (sent.text("add").equals(listName())) {
            if (lines.size() < MOST) {
                lines.add(new Line("", ""));
            }
            return with(WITH_CONDITIONS, lines);
        }
        String row = sent.text("remove");
        if (row.startsWith(listName() + "/")) {
            String number = row.substring(listName().length() + 1);
            if (number.matches("\\d{1,2}") && Integer.parseInt(number) < lines.size()) {
                lines.remove(Integer.parseInt(number));
            }
        }
        return with(decision, lines);
    }

    private PositionFields with(String other, List<Line> lines) {
        return new PositionFields(prefix, other, finalObjection, reasons, lines, reserveUntil);
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    public Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (decision.isEmpty()) {
            errors.put(name("decision"), "decision");
        }
        if (is(WITH_CONDITIONS)) {
            if (written().isEmpty()) {
                errors.put(textName(0), "condition");
            }
            errors.putAll(undated());
        }
        if (is(RESERVE) && reserveUntil.isEmpty()) {
            errors.put(name("reserveUntil"), "reserve");
        } else if (is(RESERVE) && !isDay(reserveUntil)) {
            errors.put(name("reserveUntil"), "day");
        }
        if (!decision.isEmpty() && !decision.startsWith("APPROVE") && reasons.isEmpty()) {
            errors.put(name("reasons"), "reasons");
        }
        return errors;
    }

    /** What even a draft can't hold: days that are none. */
    public Map<String, String> draftErrors() {
        Map<String, String> errors = new LinkedHashMap<>(undated());
        if (!reserveUntil.isEmpty() && !isDay(reserveUntil)) {
            errors.put(name("reserveUntil"), "day");
        }
        return errors;
    }

    private Map<String, String> undated() {
        Map<String, String> errors = new LinkedHashMap<>();
        for (int row = 0; row < conditions.size(); row++) {
            if (!conditions.get(row).isDated()) {
                errors.put(dueName(row), "day");
            }
        }
        return errors;
    }

    /** The names of all fields. */
    public List<String> names() {
        List<String> names =
                new ArrayList<>(List.of(name("decision"), name("final"), name("reserveUntil"), name("reasons")));
        for (int row = 0; row < conditions.size(); row++) {
            names.add(textName(row));
            names.add(dueName(row));
        }
        return names;
    }

    /** What is typed, by name: what a page carries along that shows it. */
    public Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(name("decision"), decision);
        typed.put(name("final"), finalObjection ? "true" : "");
        typed.put(name("reserveUntil"), reserveUntil);
        typed.put(name("reasons"), reasons);
        for (int row = 0; row < conditions.size(); row++) {
            typed.put(textName(row), conditions.get(row).text());
            typed.put(dueName(row), conditions.get(row).dueOn());
        }
        return typed;
    }

    /** Whether an objection is final, as a service wants it: nothing where there is no final objection. */
    public Boolean finalOrNull() {
        return is("OBJECT") && finalObjection ? Boolean.TRUE : null;
    }

    /** The reasons; null for none. */
    public String reasonsOrNull() {
        return reasons.isEmpty() ? null : reasons;
    }

    /** The day of a reserve; null where nothing is reserved. */
    public LocalDate reserveOrNull() {
        return is(RESERVE) && isDay(reserveUntil) ? LocalDate.parse(reserveUntil) : null;
    }

    /** The conditions of an approval with conditions; null of anything else. */
    public List<Condition> conditionsOrNull() {
        return is(WITH_CONDITIONS) ? written() : null;
    }

    /** The conditions that have a text. */
    public List<Condition> written() {
        return conditions.stream()
                .filter(line -> !line.text().isEmpty())
                .map(Line::condition)
                .toList();
    }

    /** Whether a decision is chosen. */
    public boolean is(String other) {
        return decision.equals(other);
    }

    /** Whether another condition fits. */
    public boolean isRoom() {
        return conditions.size() < MOST;
    }

    /** The full name of a field. */
    public String name(String field) {
        return prefix + field;
    }

    /** The id of a field. */
    public String id(String field) {
        return FormErrors.id(name(field));
    }

    /** The name of the list of conditions. */
    public String listName() {
        return prefix + "conditions";
    }

    /** The name of a condition's text. */
    public String textName(int row) {
        return prefix + text(row);
    }

    /** The name of a condition's day. */
    public String dueName(int row) {
        return prefix + due(row);
    }

    private static String text(int row) {
        return "conditions/" + row + "/text";
    }

    private static String due(int row) {
        return "conditions/" + row + "/dueOn";
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static List<Line> lines(List<Condition> conditions) {
        return conditions.stream()
                .map(one -> new Line(one.text(), day(one.dueOn())))
                .toList();
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    /** A condition as typed. */
    public record Line(String text, String dueOn) {

        boolean isDated() {
            return dueOn.isEmpty() || isDay(dueOn);
        }

        Condition condition() {
            return new Condition(text, isDay(dueOn) ? LocalDate.parse(dueOn) : null);
        }
    }
}
