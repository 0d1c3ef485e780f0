package org.criticalminerals.pipeline.portal.committee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.RefusedReview;
import org.criticalminerals.pipeline.portal.committee.PackageForm.Line;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;
import org.criticalminerals.pipeline.portal.position.PositionFields;

/**
 * Puts what a service refused of a package beside the lines that it is about, each named with its candidacy. What is wrong
 * with the position on the whole is said once, however many reviews refuse it.
 */
final class PackageRefusal {

    private final PackageForm form;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> general = new ArrayList<>();

    private PackageRefusal(PackageForm form) {
        this.form = form;
    }

    static FormErrors of(ServiceProblem problem, PackageForm form) {
        PackageRefusal refusal = new PackageRefusal(form);
        problem.refused().forEach(refusal::add);
        problem.fields().forEach(refusal::add);
        if (refusal.fields.isEmpty() && refusal.general.isEmpty()) {
            refusal.general.add(problem.detail());
        }
        return new FormErrors(refusal.fields, refusal.general);
    }

    private void add(RefusedReview refused) {
        Line line = form.lines().stream()
                .filter(one -> one.review().id().toString().equals(refused.reviewId()))
                .findFirst()
                .orElse(null);
        if (line == null) {
            general.add(refused.detail());
        } else if (refused.fields().isEmpty()) {
            put(line.fields().name("decision"), named(line, refused.detail()));
        } else {
            refused.fields().forEach(error -> add(form.on(line), error, line.isCarvedOut() ? line : null));
        }
    }

    // Faults of the request itself: "carveOuts/2/reasons" is the third line that is carved out.
    private void add(FieldError error) {
        String[] path = error.path().split("/", 3);
        List<Line> carvedOut = form.carvedOut();
        if (path.length == 3 && path[0].equals("carveOuts") && path[1].matches("\\d{1,3}")) {
            int index = Integer.parseInt(path[1]);
            if (index < carvedOut.size()) {
                Line line = carvedOut.get(index);
                add(line.fields(), new FieldError(path[2], error.message()), line);
                return;
            }
        }
        add(form.fields(), error, null);
    }

    private void add(PositionFields position, FieldError error, Line line) {
        String field = position.names().contains(position.name(error.path()))
                ? error.path()
                : error.path().startsWith("conditions") ? "conditions/0/text" : "decision";
        String message = Texts.message(error.path(), error.message());
        put(position.name(field), line == null ? message : named(line, message));
    }

    private static String named(Line line, String message) {
        return line.review().subject().projectName() + ": " + message;
    }

    private void put(String field, String message) {
        fields.merge(field, message, (a, b) -> a.contains(b) ? a : a + " " + b);
    }
}
