package org.criticalminerals.pipeline.portal.committee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;

/**
 * The one form of a page with many that was sent and refused: what was typed stays in it, and what is wrong stands
 * beside its fields. Fields are named by their form, such as {@code actions/text}.
 *
 * @param name the form; empty where none was sent
 * @param sent what was typed
 * @param errors what is wrong
 */
public record SentForm(String name, Form sent, FormErrors errors) {

    /** A page as it is first shown. */
    static SentForm none() {
        return new SentForm("", new Form(null), FormErrors.none());
    }

    /** A form that a service refused. */
    static SentForm of(String name, Form sent, ServiceProblem problem, List<String> fields) {
        FormErrors plain = FormErrors.of(problem, fields);
        Map<String, String> named = new LinkedHashMap<>();
        plain.fields().forEach((field, message) -> named.put(name + "/" + field, message));
        return new SentForm(name, sent, new FormErrors(named, plain.general()));
    }

    /** What was typed into a field of a form, or what stands there otherwise. */
    public String typed(String form, String field, String otherwise) {
        return name.equals(form) ? sent.text(form + "/" + field) : otherwise == null ? "" : otherwise;
    }

    /** Whether a form was the one that was sent, so that it shows unfolded. */
    public boolean is(String form) {
        return name.equals(form);
    }
}
