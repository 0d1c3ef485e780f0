package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Answer;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Change;
import org.criticalminerals.pipeline.portal.client.AgreementClient.CriteriaSetBrief;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Preview;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Changes of an agreement: the secretariat proposes them, with their effect shown first, and the parties answer. */
@Path("/agreements/{code}/changes")
@Authenticated
public class AgreementChangeResource {

    private static final int ALL = 100;

    private final Frames frames;
    private final AgreementClient agreements;
    private final Definitions definitions;

    AgreementChangeResource(Frames frames, @RestClient AgreementClient agreements, Definitions definitions) {
        this.frames = frames;
        this.agreements = agreements;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance changes(@PathParam("code") String code, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        Page<Change> page = Loading.start("agreements", agreements.changes(code, Forms.given(cursor), ALL))
                .required();
        return Templates.changes(started.done(), code, page, Forms.given(cursor) != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance change(
            @PathParam("code") String code, @QueryParam("act") String act, @QueryParam("part") String part) {
        var started = frames.start("agreements");
        Details agreement = agreementToChange(code, act);
        ActForm form = ActForm.of(act, agreement, choices(act, started), Objects.toString(Forms.given(part), ""));
        return Templates.change(
                started.done(), agreement, form, new Form(null), Forms.newKey(), null, FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object change(
            @PathParam("code") String code, @QueryParam("act") String act, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        Details agreement = agreementToChange(code, act);
        ActForm form = ActForm.of(act, agreement, choices(act, started), "").filled(sent);
        if (sent.has("add") || sent.has("remove")) {
            return Templates.change(started.done(), agreement, form, sent, Forms.newKey(), null, FormErrors.none());
        }
        JsonNode more = sent.textOrNull("more") == null ? null : ActForm.parsed(sent.text("more"));
        FormErrors errors = sent.textOrNull("more") != null && !(more instanceof ArrayNode)
                ? FormErrors.of("more", "json")
                : form.errors();
        if (errors.isAny()) {
            return Templates.change(started.done(), agreement, form, sent, Forms.newKey(), null, errors);
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        ArrayNode acts = change.putArray("acts").addAll(form.acts());
        if (more != null) {
            acts.addAll((ArrayNode) more);
        }
        ActErrors.put(change, "reason", sent);
        ActErrors.put(change, "effectiveFrom", sent);
        try {
            if (sent.has("propose")) {
                Change proposed = Loading.start("agreements", agreements.propose(code, sent.textOrNull("key"), change))
                        .required();
                return Forms.seeOther("/agreements/" + code + "/changes/" + proposed.id() + "?done=proposed");
            }
            Preview preview = Loading.start("agreements", agreements.preview(code, change))
                    .required();
            return Templates.change(started.done(), agreement, form, sent, Forms.newKey(), preview, FormErrors.none());
        } catch (ServiceProblem problem) {
            return Templates.change(
                    started.done(), agreement, form, sent, Forms.newKey(), null, ActErrors.of(problem, form::fieldOf));
        }
    }

    private ActChoices choices(String act, Frames.Started started) {
        List<CriteriaSetBrief> sets = act.equals("REQUIRED_CHECKLISTS")
                ? Loading.start("criteria", agreements.criteriaSets(null, ALL))
                        .required()
                        .items()
                : List.of();
        return new ActChoices(started.names(), sets, definitions);
    }

    private Details agreementToChange(String code, String act) {
        if (act == null || !ActForm.knows(act)) {
            throw new NotFoundException();
        }
        return Loading.start("agreements", agreements.agreement(code)).required();
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance proposed(
            @PathParam("code") String code, @PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        return proposed(started, code, id, "", Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object answer(
            @PathParam("code") String code, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        String reasons = sent.textOrNull("reasons");
        try {
            String done = sent.text("act");
            switch (done) {
                case "consent", "refuse" ->
                    Loading.start(
                                    "agreements",
                                    agreements.answer(
                                            code,
                                            id,
                                            sent.textOrNull("key"),
                                            new Answer(done.equals("consent"), reasons)))
                            .required();
                case "withdraw" ->
                    Loading.start(
                                    "agreements",
                                    agreements.withdraw(
                                            code,
                                            id,
                                            sent.textOrNull("key"),
                                            Map.of("reasons", Objects.toString(reasons, ""))))
                            .required();
                default -> throw new NotFoundException();
            }
            return Forms.seeOther("/agreements/" + code + "/changes/" + id + "?done=" + done);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return proposed(started, code, id, sent.text("reasons"), "", FormErrors.of(problem, List.of("reasons")));
        }
    }

    private TemplateInstance proposed(
            Frames.Started started, String code, UUID id, String reasons, String done, FormErrors errors) {
        Change change = Loading.start("agreements", agreements.change(code, id)).required();
        return Templates.proposed(started.done(), change, reasons, Forms.newKey(), done, errors);
    }

    @CheckedTemplate(basePath = "agreement")
    static class Templates {
        private Templates() {}

        static native TemplateInstance changes(Frame frame, String code, Page<Change> page, boolean further);

        static native TemplateInstance change(
                Frame frame,
                Details agreement,
                ActForm form,
                Form sent,
                String key,
                Preview preview,
                FormErrors errors);

        static native TemplateInstance proposed(
                Frame frame, Change change, String reasons, String key, String done, FormErrors errors);
    }
}
