package org.criticalminerals.pipeline.portal.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.NewPosition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * A position as it is being written.
 *
 * @param decision the decision; empty while none is chosen
 * @param finalObjection whether an objection is final
 * @param reasons why
 * @param conditions the conditions, also half-written ones; at least one to type into
 * @param reserveUntil until which day the position is reserved
 * @param replaces the version of the own position that this one replaces; empty for the first
 * @param dossierVersion the dossier version that was read
 */
public record PositionForm(
        String decision,
        boolean finalObjection,
        String reasons,
        List<Line> conditions,
        String reserveUntil,
        String replaces,
        String dossierVersion) {

    private static final int MOST = 20;

    public PositionForm {
        conditions = conditions.isEmpty() ? List.of(new Line("", "")) : List.copyOf(conditions);
    }

    /** The form for a review: empty, or with the own position that may be replaced. */
    static PositionForm of(Review review, String party) {
        Position own = review.positionOf(party).orElse(null);
        String dossier = review.subject().dossierVersion() == null
                ? ""
                : review.subject().dossierVersion().toString();
        return own == null
                ? new PositionForm("", false, "", List.of(), "", "", dossier)
                : new PositionForm(
                        own.decision(),
                        own.isFinal(),
                        own.reasons() == null ? "" : own.reasons(),
                        own.conditions().stream()
                                .map(one -> new Line(
                                        one.text(),
                                        one.dueOn() == null ? "" : one.dueOn().toString()))
                                .toList(),
                        own.reserveUntil() == null ? "" : own.reserveUntil().toString(),
                        Long.toString(own.version()),
                        dossier);
    }

    static PositionForm of(Form sent) {
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < MOST && sent.has("conditions/" + row + "/text"); row++) {
            lines.add(new Line(sent.text("conditions/" + row + "/text"), sent.text("conditions/" + row + "/dueOn")));
        }
        return new PositionForm(
                sent.text("decision"),
                !sent.text("final").isEmpty(),
                sent.text("reasons"),
                lines,
                sent.text("reserveUntil"),
                sent.text("replaces"),
                sent.text("dossierVersion"));
    }

    PositionForm withCondition() {
        List<Line> more = new ArrayList<>(conditions);
        if (more.size() < MOST) {
            more.add(new Line("", ""));
        }
        return new PositionForm(
                "APPROVE_WITH_CONDITIONS", finalObjection, reasons, more, reserveUntil, replaces, dossierVersion);
    }

    PositionForm withoutCondition(String row) {
        List<Line> fewer = new ArrayList<>(conditions);
        if (row.matches("\\d{1,2}") && Integer.parseInt(row) < fewer.size()) {
            fewer.remove(Integer.parseInt(row));
        }
        return new PositionForm(decision, finalObjection, reasons, fewer, reserveUntil, replaces, dossierVersion);
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (decision.isEmpty()) {
            errors.put("decision", "decision");
        }
        if (decision.equals("APPROVE_WITH_CONDITIONS")) {
            if (written().isEmpty()) {
                errors.put("conditions/0/text", "condition");
            }
            for (int row = 0; row < conditions.size(); row++) {
                if (!conditions.get(row).isDated()) {
                    errors.put("conditions/" + row + "/dueOn", "day");
                }
            }
        }
        if (decision.equals("RESERVE") && reserveUntil.isEmpty()) {
            errors.put("reserveUntil", "reserve");
        } else if (decision.equals("RESERVE") && !isDay(reserveUntil)) {
            errors.put("reserveUntil", "day");
        }
        if (!decision.isEmpty() && !decision.startsWith("APPROVE") && reasons.isEmpty()) {
            errors.put("reasons", "reasons");
        }
        return new FormErrors(errors, List.of());
    }

    /** The names of all fields. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("decision", "final", "reserveUntil", "reasons"));
        for (int row = 0; row < conditions.size(); row++) {
            names.add("conditions/" + row + "/text");
            names.add("conditions/" + row + "/dueOn");
        }
        return names;
    }

    /** What the service is to be sent. */
    NewPosition position() {
        return new NewPosition(
                decision,
                decision.equals("OBJECT") && finalObjection ? Boolean.TRUE : null,
                reasons.isEmpty() ? null : reasons,
                decision.equals("APPROVE_WITH_CONDITIONS")
                        ? written().stream().map(Line::condition).toList()
                        : null,
                replaces.matches("\\d{1,18}") ? Long.valueOf(replaces) : null,
                dossierVersion.matches("\\d{1,9}") ? Integer.valueOf(dossierVersion) : null,
                decision.equals("RESERVE") && !reserveUntil.isEmpty() ? LocalDate.parse(reserveUntil) : null);
    }

    private List<Line> written() {
        return conditions.stream().filter(line -> !line.text().isEmpty()).toList();
    }

    /** What of it has an effect on the review, as one text; the reasons have none. */
    String weight() {
        NewPosition position = position();
        return position.decision() + "|" + position.isFinal() + "|" + position.conditions() + "|" + position.replaces()
                + "|" + position.reserveUntil();
    }

    /** Whether a decision is chosen. */
    public boolean is(String other) {
        return decision.equals(other);
    }

    /** Whether it replaces an earlier position. */
    public boolean isReplacing() {
        return !replaces.isEmpty();
    }

    /** Whether another condition fits. */
    public boolean isRoom() {
        return conditions.size() < MOST;
    }

    /** The name of a condition's text. */
    public String textName(int row) {
        return "conditions/" + row + "/text";
    }

    /** The name of a condition's day. */
    public String dueName(int row) {
        return "conditions/" + row + "/dueOn";
    }

    /** The id of a condition's text. */
    public String textId(int row) {
        return FormErrors.id(textName(row));
    }

    /** The id of a condition's day. */
    public String dueId(int row) {
        return FormErrors.id(dueName(row));
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
            return new Condition(text, dueOn.isEmpty() ? null : LocalDate.parse(dueOn));
        }
    }
}
