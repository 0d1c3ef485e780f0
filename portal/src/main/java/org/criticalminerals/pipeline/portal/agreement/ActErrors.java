package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/** What forms of agreements and parties share: a service's refusal shown beside its fields, and when and why it changes. */
final class ActErrors {

    private static final List<String> SHARED = List.of("reason", "effectiveFrom");

    private ActErrors() {}

    /**
     * A refusal, each message beside the field that it is about, or else for the whole.
     *
     * @param fieldOf the name of the field that shows what an error is about; empty where none does
     */
    static FormErrors of(ServiceProblem problem, Function<FieldError, String> fieldOf) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> general = new ArrayList<>();
        for (FieldError error : problem.fields()) {
            String field = SHARED.contains(error.path()) ? error.path() : fieldOf.apply(error);
            if (field.isEmpty()) {
                String path = error.path().replaceFirst("^acts/(\\d+/)?", "");
                general.add(
                        path.isEmpty() || path.equals("acts")
                                ? "The act " + error.message()
                                : path + ": " + error.message());
            } else {
                fields.merge(field, error.message(), (a, b) -> a + " " + b);
            }
        }
        if (fields.isEmpty() && general.isEmpty()) {
            general.add(problem.detail());
        }
        return new FormErrors(fields, general);
    }

    static void put(ObjectNode node, String name, Form sent) {
        if (sent.textOrNull(name) != null) {
            node.put(name, sent.text(name));
        }
    }
}
