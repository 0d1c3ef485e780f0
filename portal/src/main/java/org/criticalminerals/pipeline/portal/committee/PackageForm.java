package org.criticalminerals.pipeline.portal.committee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.CarveOut;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.NewSignature;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Replaced;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.ReviewPackage;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;
import org.criticalminerals.pipeline.portal.position.PositionFields;

/**
 * A party's act on a package as it is being written: one position for all of it, and a line for each review that says
 * whether it goes with the rest.
 *
 * @param fields the position on all that isn't carved out
 * @param lines the reviews
 */
public record PackageForm(PositionFields fields, List<Line> lines) {

    static final String WITH_THE_REST = "";
    static final String TAKE_OUT = "TAKE_OUT";

    public PackageForm {
        lines = List.copyOf(lines);
    }

    /**
     * One review.
     *
     * @param review the review
     * @param fields its own position: its decision is empty where it goes with the rest, or {@code TAKE_OUT}
     * @param replaces the version of the own position that is replaced; empty for the first
     */
    public record Line(Review review, PositionFields fields, String replaces) {

        /** Whether it doesn't go with the rest. */
        public boolean isCarvedOut() {
            return !fields.is(WITH_THE_REST);
        }

        /** Whether it gets no position. */
        public boolean isTakenOut() {
            return fields.is(TAKE_OUT);
        }

        /** Whether it gets a position of its own. */
        public boolean isDecided() {
            return isCarvedOut() && !isTakenOut();
        }

        /** The name of the field that says which own position is replaced. */
        public String replacesName() {
            return fields.name("replaces");
        }

        /** Whether it has to be seen: it doesn't go with the rest, or something is wrong with it. */
        public boolean isOpen(FormErrors errors) {
            return isCarvedOut()
                    || errors.fields().keySet().stream().anyMatch(name -> name.startsWith(fields.prefix()));
        }

        private static String prefix(Review review) {
            return "carve/" + review.id() + "/";
        }

        /** What is wrong with it, each named with the candidacy, since the page's head lists it apart from the line. */
        private Map<String, String> errors() {
            Map<String, String> wrong = new LinkedHashMap<>();
            if (isDecided()) {
                wrong.putAll(fields.errors());
            }
            if (isCarvedOut() && fields.reasons().isEmpty()) {
                wrong.put(fields.name("reasons"), "carveOut");
            }
            wrong.replaceAll((name, error) -> named(name, error));
            return wrong;
        }

        private String named(String name, String error) {
            return review.subject().projectName() + ": "
                    + Texts.message(name.substring(fields.prefix().length()), error);
        }
    }

    /** The form before anything is written: what has ended is taken out, all else goes together. */
    static PackageForm of(ReviewPackage of, String party) {
        return new PackageForm(
                PositionFields.empty("", ""),
                of.reviews().stream()
                        .map(review -> new Line(
                                review,
                                review.isOpen()
                                        ? PositionFields.empty(Line.prefix(review), WITH_THE_REST)
                                        : new PositionFields(
                                                Line.prefix(review),
                                                TAKE_OUT,
                                                false,
                                                "Its review has ended.",
                                                List.of(),
                                                ""),
                                replaced(review, party)))
                        .toList());
    }

    static PackageForm of(ReviewPackage of, Form sent, String party) {
        return new PackageForm(
                PositionFields.of("", sent),
                of.reviews().stream()
                        .map(review -> {
                            PositionFields fields = PositionFields.of(Line.prefix(review), sent);
                            String replaces = fields.name("replaces");
                            return new Line(
                                    review,
                                    fields,
                                    // What the page showed, not what holds now: nobody replaces what they haven't seen.
                                    sent.has(replaces) ? sent.text(replaces) : replaced(review, party));
                        })
                        .toList());
    }

    private static String replaced(Review review, String party) {
        return review.positionOf(party)
                .map(Position::version)
                .map(String::valueOf)
                .orElse("");
    }

    /** With the condition more or fewer that it was sent for, in the position on the whole or in a carve-out. */
    PackageForm changed(Form sent) {
        return new PackageForm(
                fields.changed(sent),
                lines.stream()
                        .map(line -> new Line(line.review(), line.fields().changed(sent), line.replaces()))
                        .toList());
    }

    /** What can be told to be wrong before the service is asked: words, or the key of a text, by field. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>(fields.errors());
        lines.forEach(line -> errors.putAll(line.errors()));
        return new FormErrors(errors, List.of());
    }

    /** What the service is to be sent. */
    NewSignature signature() {
        List<CarveOut> carveOuts = carvedOut().stream()
                .map(line -> new CarveOut(
                        line.review().id(),
                        line.isTakenOut() ? null : line.fields().decision(),
                        line.fields().finalOrNull(),
                        line.fields().reasonsOrNull(),
                        line.fields().conditionsOrNull(),
                        line.fields().reserveOrNull()))
                .toList();
        List<Replaced> replaces = lines.stream()
                .filter(line -> !line.isTakenOut() && line.replaces().matches("\\d{1,9}"))
                .map(line -> new Replaced(line.review().id(), Long.parseLong(line.replaces())))
                .toList();
        return new NewSignature(
                fields.decision(),
                fields.finalOrNull(),
                fields.reasonsOrNull(),
                fields.conditionsOrNull(),
                fields.reserveOrNull(),
                carveOuts,
                replaces);
    }

    /** The lines that don't go with the rest, in the order in which the service is sent them. */
    List<Line> carvedOut() {
        return lines.stream().filter(Line::isCarvedOut).toList();
    }

    /** What the act says of a review. */
    public PositionFields on(Line line) {
        return line.isCarvedOut() ? line.fields() : fields;
    }

    /** What is typed, by name: what the preview carries along. */
    public Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>(fields.typed());
        for (Line line : lines) {
            typed.put(line.replacesName(), line.replaces());
            if (line.isCarvedOut()) {
                typed.putAll(line.fields().typed());
            }
        }
        return typed;
    }

    /** How many reviews get the decision of the whole. */
    public long together() {
        return lines.stream().filter(line -> !line.isCarvedOut()).count();
    }
}
