package org.criticalminerals.pipeline.portal.committee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.CarveOut;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.NewSignature;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Replaced;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.ReviewPackage;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * A party's act on a package as it is being written: one decision for all of it, and a line for each review that says
 * whether it goes with the rest.
 *
 * @param decision the decision; empty while none is chosen
 * @param finalObjection whether an objection is final
 * @param reasons why
 * @param conditions the conditions, one a line
 * @param lines the reviews
 */
public record PackageForm(
        String decision, boolean finalObjection, String reasons, String conditions, List<Line> lines) {

    static final String WITH_THE_REST = "";
    static final String TAKE_OUT = "TAKE_OUT";
    private static final List<String> DECISIONS = List.of("APPROVE", "APPROVE_WITH_CONDITIONS", "OBJECT", "ABSTAIN");
    private static final String WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS";

    public PackageForm {
        lines = List.copyOf(lines);
    }

    /**
     * One review.
     *
     * @param review the review
     * @param choice empty where it goes with the rest, {@code TAKE_OUT}, or a decision of its own
     * @param reasons why it is carved out
     * @param conditions its own conditions, one a line
     * @param replaces the version of the own position that is replaced; empty for the first
     */
    public record Line(Review review, String choice, String reasons, String conditions, String replaces) {

        /** Whether a choice is made. */
        public boolean is(String other) {
            return choice.equals(other);
        }

        /** Whether it doesn't go with the rest. */
        public boolean isCarvedOut() {
            return !choice.isEmpty();
        }

        /** Whether it gets no position. */
        public boolean isTakenOut() {
            return choice.equals(TAKE_OUT);
        }

        /** The name of a field of this review. */
        public String name(String field) {
            return "carve/" + review.id() + "/" + field;
        }

        /** The id of a field of this review. */
        public String id(String field) {
            return FormErrors.id(name(field));
        }
    }

    /** The form before anything is written: what has ended is taken out, all else goes together. */
    static PackageForm of(ReviewPackage of, String party) {
        return new PackageForm(
                "",
                false,
                "",
                "",
                of.reviews().stream()
                        .map(review -> new Line(
                                review,
                                review.isOpen() ? WITH_THE_REST : TAKE_OUT,
                                review.isOpen() ? "" : "Its review has ended.",
                                "",
                                replaced(review, party)))
                        .toList());
    }

    static PackageForm of(ReviewPackage of, Form sent, String party) {
        return new PackageForm(
                sent.text("decision"),
                !sent.text("final").isEmpty(),
                sent.text("reasons"),
                sent.text("conditions"),
                of.reviews().stream()
                        .map(review -> {
                            String name = "carve/" + review.id() + "/";
                            return new Line(
                                    review,
                                    sent.text(name + "choice"),
                                    sent.text(name + "reasons"),
                                    sent.text(name + "conditions"),
                                    // What the page showed, not what holds now: nobody replaces what they haven't seen.
                                    sent.has(name + "replaces")
                                            ? sent.text(name + "replaces")
                                            : replaced(review, party));
                        })
                        .toList());
    }

    private static String replaced(Review review, String party) {
        return review.positionOf(party)
                .map(Position::version)
                .map(String::valueOf)
                .orElse("");
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (decision.isEmpty()) {
            errors.put("decision", "decision");
        }
        if (decision.equals(WITH_CONDITIONS) && conditions.isEmpty()) {
            errors.put("conditions", "condition");
        }
        if ((decision.equals("OBJECT") || decision.equals("ABSTAIN")) && reasons.isEmpty()) {
            errors.put("reasons", "reasons");
        }
        for (Line line : lines) {
            if (line.isCarvedOut() && line.reasons().isEmpty()) {
                errors.put(line.name("reasons"), "carveOut");
            }
            if (line.is(WITH_CONDITIONS) && line.conditions().isEmpty()) {
                errors.put(line.name("conditions"), "condition");
            }
        }
        return new FormErrors(errors, List.of());
    }

    /** The names of all fields. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("decision", "final", "reasons", "conditions"));
        lines.forEach(line -> names.addAll(List.of(line.name("reasons"), line.name("conditions"))));
        return names;
    }

    /** What the service is to be sent. */
    NewSignature signature() {
        List<CarveOut> carveOuts = lines.stream()
                .filter(Line::isCarvedOut)
                .map(line -> new CarveOut(
                        line.review().id(),
                        line.isTakenOut() ? null : line.choice(),
                        null,
                        line.reasons(),
                        line.is(WITH_CONDITIONS) ? conditions(line.conditions()) : null))
                .toList();
        List<Replaced> replaces = lines.stream()
                .filter(line -> !line.isTakenOut() && line.replaces().matches("\\d{1,9}"))
                .map(line -> new Replaced(line.review().id(), Long.parseLong(line.replaces())))
                .toList();
        return new NewSignature(
                decision,
                decision.equals("OBJECT") && finalObjection ? Boolean.TRUE : null,
                reasons.isEmpty() ? null : reasons,
                decision.equals(WITH_CONDITIONS) ? conditions(conditions) : null,
                carveOuts,
                replaces);
    }

    private static List<Condition> conditions(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new Condition(line, null))
                .toList();
    }

    /** The decision on a review by this act; empty where it gets none. */
    public String decisionOn(UUID review) {
        return lines.stream()
                .filter(line -> line.review().id().equals(review))
                .map(line -> line.isTakenOut() ? "" : line.isCarvedOut() ? line.choice() : decision)
                .findFirst()
                .orElse("");
    }

    /** What can be decided on many reviews at once; what asks or reserves is about one of them. */
    public List<String> decisions() {
        return DECISIONS;
    }

    /** Whether the decision is chosen. */
    public boolean is(String other) {
        return decision.equals(other);
    }

    /** How many reviews get the decision of the whole. */
    public long together() {
        return lines.stream().filter(line -> !line.isCarvedOut()).count();
    }
}
