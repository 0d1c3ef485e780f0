package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.AgreementClient.PartyDetails;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartyClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartyClient.Change;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;

/** What the pages share by which parties and agencies are changed. */
final class PartyChanges {

    private PartyChanges() {}

    /** A change is about somebody: what to call them, and where to go back to. */
    record About(String name, String page) {}

    static TemplateInstance form(Frames.Started started, About about, PartyForm form, Form sent, FormErrors errors) {
        return Templates.change(started.done(), about, form, sent, Forms.newKey(), errors);
    }

    static PartyForm formOf(PartyDetails party, String act) {
        return known(PartyForm.ofParty(Objects.toString(act, ""), party.name(), party.territory()));
    }

    static PartyForm formOf(Agency agency, String act) {
        return known(
                PartyForm.ofAgency(Objects.toString(act, ""), agency.name(), agency.shortName(), agency.territory()));
    }

    static PartyForm known(PartyForm form) {
        if (form == null) {
            throw new NotFoundException();
        }
        return form;
    }

    static About about(PartyDetails party) {
        return new About(party.name(), "/parties/" + party.code());
    }

    static About about(Agency agency) {
        return new About(agency.name(), "/agencies/" + agency.id());
    }

    static ObjectNode body(PartyForm form, Form sent) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set("act", form.act());
        change.put("reason", sent.text("reason"));
        if (sent.textOrNull("effectiveFrom") != null) {
            change.put("effectiveFrom", sent.text("effectiveFrom"));
        }
        return change;
    }

    // The service points into the act; its last part is the field, where the form has one of that name.
    static FormErrors errors(ServiceProblem problem, PartyForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> general = new ArrayList<>();
        List<String> known = new ArrayList<>(form.names());
        known.addAll(List.of("reason", "effectiveFrom"));
        for (ServiceProblem.FieldError error : problem.fields()) {
            String last = error.path().substring(error.path().lastIndexOf('/') + 1);
            if (known.contains(last)) {
                fields.merge(last, error.message(), (a, b) -> a + " " + b);
            } else {
                general.add(capital(error.message()));
            }
        }
        if (fields.isEmpty() && general.isEmpty()) {
            general.add(problem.detail());
        }
        return new FormErrors(fields, general);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance agency(Frame frame, Agency agency, Loaded<Page<Change>> changes, String done);

        static native TemplateInstance changes(Frame frame, About about, Page<Change> page, boolean further);

        static native TemplateInstance change(
                Frame frame, About about, PartyForm form, Form sent, String key, FormErrors errors);

        static native TemplateInstance withdrawal(
                Frame frame, Change change, String key, String reasons, FormErrors errors);
    }
}
