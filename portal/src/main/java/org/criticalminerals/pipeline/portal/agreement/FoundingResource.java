package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Change;
import org.criticalminerals.pipeline.portal.client.AgreementClient.CriteriaSetBrief;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Proposes a new agreement by plain fields, or as a definition that somebody wrote. */
@Path("/agreements/new")
@Authenticated
public class FoundingResource {

    private static final int ALL = 100;

    private final Frames frames;
    private final AgreementClient agreements;
    private final Definitions definitions;

    FoundingResource(Frames frames, @RestClient AgreementClient agreements, Definitions definitions) {
        this.frames = frames;
        this.agreements = agreements;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance found() {
        var started = frames.start("agreements");
        FoundForm form = FoundForm.of(new ActChoices(started.names(), List.of(), definitions), patterns());
        return Templates.found(started.done(), form, new Form(null), Forms.newKey(), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object found(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        var sets = Loading.start("criteria", agreements.criteriaSets(null, ALL));
        List<Details> patterns = patterns();
        FoundForm form = FoundForm.of(new ActChoices(started.names(), List.of(), definitions), patterns)
                .filled(sent);
        boolean written = sent.textOrNull("definition") != null;
        FormErrors errors = written
                ? ActForm.parsed(sent.text("definition")) instanceof ObjectNode
                        ? FormErrors.none()
                        : FormErrors.of("definition", "json")
                : new FormErrors(form.errors(), List.of());
        if (errors.isAny()) {
            return Templates.found(started.done(), form, sent, Forms.newKey(), errors);
        }
        try {
            JsonNode definition = written
                    ? ActForm.parsed(sent.text("definition"))
                    : definition(form, patterns, sent, sets.required().items());
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("definition", definition);
            ActErrors.put(body, "reason", sent);
            ActErrors.put(body, "effectiveFrom", sent);
            Change proposed = Loading.start("agreements", agreements.found(sent.textOrNull("key"), body))
                    .required();
            return Response.seeOther(URI.create(
                            "/agreements/" + proposed.agreement() + "/changes/" + proposed.id() + "?done=proposed"))
                    .build();
        } catch (ServiceProblem problem) {
            return Templates.found(
                    started.done(),
                    form,
                    sent,
                    Forms.newKey(),
                    ActErrors.of(problem, error -> written ? "" : ActField.shownBy(form.all(), error)));
        }
    }

    private static ObjectNode definition(
            FoundForm form, List<Details> patterns, Form sent, List<CriteriaSetBrief> sets) {
        return patterns.stream()
                .filter(one -> one.code().equals(sent.text("like")))
                .findFirst()
                .map(pattern -> form.definition(pattern, sets))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private List<Details> patterns() {
        return Loading.start("agreements", agreements.agreements(null, ALL))
                .required()
                .items();
    }

    @CheckedTemplate(basePath = "agreement")
    static class Templates {
        private Templates() {}

        static native TemplateInstance found(Frame frame, FoundForm form, Form sent, String key, FormErrors errors);
    }
}
