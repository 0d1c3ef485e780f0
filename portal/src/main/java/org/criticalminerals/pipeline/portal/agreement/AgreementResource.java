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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Answer;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Change;
import org.criticalminerals.pipeline.portal.client.AgreementClient.ClockState;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Comparison;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Fulfilment;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Preview;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Version;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Agreements: what they say, their versions and clocks, and the changes that the secretariat proposes and parties agree. */
@Path("/agreements")
@Authenticated
public class AgreementResource {

    private static final int ALL = 100;
    private static final int LATEST = 5;

    private final Frames frames;
    private final AgreementClient agreements;

    AgreementResource(Frames frames, @RestClient AgreementClient agreements) {
        this.frames = frames;
        this.agreements = agreements;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        Page<Details> page = Loading.start("agreements", agreements.agreements(given(cursor), ALL))
                .required();
        return Templates.list(started.done(), page, given(cursor) != null);
    }

    @GET
    @Path("/{code}")
    @RunOnVirtualThread
    public TemplateInstance agreement(@PathParam("code") String code, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        var found = Loading.start("agreements", agreements.agreement(code));
        var clocks = Loading.start("clocks", agreements.clocks(code, null, ALL));
        var versions = Loading.start("agreements", agreements.versions(code, null, LATEST));
        var changes = Loading.start("agreements", agreements.changes(code, null, LATEST));
        Details agreement = found.required();
        return Templates.agreement(
                started.done(),
                agreement,
                clocks.optional(),
                versions.optional(),
                changes.optional(),
                Objects.toString(done, ""));
    }

    @GET
    @Path("/{code}/versions")
    @RunOnVirtualThread
    public TemplateInstance versions(@PathParam("code") String code, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        var found = Loading.start("agreements", agreements.agreement(code));
        Page<Version> page = Loading.start("agreements", agreements.versions(code, given(cursor), ALL))
                .required();
        return Templates.versions(started.done(), found.required(), page, given(cursor) != null);
    }

    @GET
    @Path("/{code}/comparison")
    @RunOnVirtualThread
    public TemplateInstance comparison(
            @PathParam("code") String code, @QueryParam("from") String from, @QueryParam("to") String to) {
        var started = frames.start("agreements");
        Details agreement =
                Loading.start("agreements", agreements.agreement(code)).required();
        int newer = number(to, agreement.version());
        int older = number(from, Math.max(1, newer - 1));
        Comparison comparison = Loading.start(
                        "agreements", agreements.comparison(code, Math.max(older, newer), Math.min(older, newer)))
                .required();
        return Templates.comparison(started.done(), agreement, comparison);
    }

    @GET
    @Path("/{code}/changes")
    @RunOnVirtualThread
    public TemplateInstance changes(@PathParam("code") String code, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        Page<Change> page = Loading.start("agreements", agreements.changes(code, given(cursor), ALL))
                .required();
        return Templates.changes(started.done(), code, page, given(cursor) != null);
    }

    @GET
    @Path("/{code}/changes/new")
    @RunOnVirtualThread
    public TemplateInstance change(
            @PathParam("code") String code, @QueryParam("act") String act, @QueryParam("part") String part) {
        var started = frames.start("agreements");
        Details agreement = agreementToChange(code, act);
        ActForm form = ActForm.of(act, agreement, started.names(), Objects.toString(given(part), ""));
        return Templates.change(started.done(), agreement, form, new Form(null), newKey(), null, FormErrors.none());
    }

    @POST
    @Path("/{code}/changes/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object change(
            @PathParam("code") String code, @QueryParam("act") String act, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        Details agreement = agreementToChange(code, act);
        ActForm form = ActForm.of(act, agreement, started.names(), "").filled(sent);
        JsonNode more = sent.textOrNull("more") == null ? null : ActForm.parsed(sent.text("more"));
        FormErrors errors = sent.textOrNull("more") != null && !(more instanceof ArrayNode)
                ? FormErrors.of("more", "json")
                : form.errors();
        if (errors.isAny()) {
            return Templates.change(started.done(), agreement, form, sent, newKey(), null, errors);
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        ArrayNode acts = change.putArray("acts").add(form.act());
        if (more != null) {
            acts.addAll((ArrayNode) more);
        }
        put(change, "reason", sent);
        put(change, "effectiveFrom", sent);
        try {
            if (sent.has("propose")) {
                Change proposed = Loading.start("agreements", agreements.propose(code, sent.textOrNull("key"), change))
                        .required();
                return seeOther("/agreements/" + code + "/changes/" + proposed.id() + "?done=proposed");
            }
            Preview preview = Loading.start("agreements", agreements.preview(code, change))
                    .required();
            return Templates.change(started.done(), agreement, form, sent, newKey(), preview, FormErrors.none());
        } catch (ServiceProblem problem) {
            return Templates.change(
                    started.done(), agreement, form, sent, newKey(), null, errors(problem, form.names()));
        }
    }

    private Details agreementToChange(String code, String act) {
        if (act == null || !ActForm.knows(act)) {
            throw new NotFoundException();
        }
        return Loading.start("agreements", agreements.agreement(code)).required();
    }

    @GET
    @Path("/{code}/changes/{id}")
    @RunOnVirtualThread
    public TemplateInstance proposed(
            @PathParam("code") String code, @PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        return proposed(started, code, id, "", Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{code}/changes/{id}")
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
            return seeOther("/agreements/" + code + "/changes/" + id + "?done=" + done);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return proposed(started, code, id, sent.text("reasons"), "", errors(problem, List.of("reasons")));
        }
    }

    private TemplateInstance proposed(
            Frames.Started started, String code, UUID id, String reasons, String done, FormErrors errors) {
        Change change = Loading.start("agreements", agreements.change(code, id)).required();
        return Templates.proposed(started.done(), change, reasons, newKey(), done, errors);
    }

    @GET
    @Path("/{code}/clocks/{id}")
    @RunOnVirtualThread
    public TemplateInstance clock(@PathParam("code") String code, @PathParam("id") UUID id) {
        var started = frames.start("agreements");
        return Templates.clock(started.done(), clockOf(code, id), new Form(null), newKey(), FormErrors.none());
    }

    @POST
    @Path("/{code}/clocks/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object fulfil(
            @PathParam("code") String code, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        LocalDate day = null;
        try {
            day = sent.textOrNull("fulfilledOn") == null ? null : LocalDate.parse(sent.text("fulfilledOn"));
        } catch (DateTimeParseException noDay) {
            return Templates.clock(
                    started.done(), clockOf(code, id), sent, newKey(), FormErrors.of("fulfilledOn", "day"));
        }
        try {
            Loading.start(
                            "clocks",
                            agreements.fulfil(
                                    id, sent.textOrNull("key"), new Fulfilment(day, sent.textOrNull("evidence"))))
                    .required();
            return seeOther("/agreements/" + code + "?done=fulfilled#clocks");
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return Templates.clock(
                    started.done(),
                    clockOf(code, id),
                    sent,
                    newKey(),
                    errors(problem, List.of("fulfilledOn", "evidence")));
        }
    }

    private ClockState clockOf(String code, UUID id) {
        ClockState clock = Loading.start("clocks", agreements.clock(id)).required();
        if (!clock.agreement().equals(code)) {
            throw new NotFoundException();
        }
        return clock;
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance found() {
        return Templates.found(frames.start("agreements").done(), new Form(null), newKey(), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object found(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        JsonNode definition = ActForm.parsed(sent.text("definition"));
        if (!(definition instanceof ObjectNode)) {
            return Templates.found(started.done(), sent, newKey(), FormErrors.of("definition", "json"));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("definition", definition);
        put(body, "reason", sent);
        put(body, "effectiveFrom", sent);
        try {
            Change proposed = Loading.start("agreements", agreements.found(sent.textOrNull("key"), body))
                    .required();
            return seeOther("/agreements/" + proposed.agreement() + "/changes/" + proposed.id() + "?done=proposed");
        } catch (ServiceProblem problem) {
            return Templates.found(started.done(), sent, newKey(), errors(problem, List.of("reason", "effectiveFrom")));
        }
    }

    // Services point into acts; a form shows one act, so the last part of the pointer is the field.
    private static FormErrors errors(ServiceProblem problem, List<String> names) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> general = new ArrayList<>();
        List<String> known = new ArrayList<>(names);
        known.addAll(List.of("reason", "effectiveFrom"));
        for (ServiceProblem.FieldError error : problem.fields()) {
            String last = error.path().substring(error.path().lastIndexOf('/') + 1);
            if (known.contains(last)) {
                fields.merge(last, error.message(), (a, b) -> a + " " + b);
            } else {
                String path = error.path().replaceFirst("^acts/(\\d+/)?", "");
                general.add(
                        path.isEmpty() || path.equals("acts")
                                ? "The act " + error.message()
                                : path + ": " + error.message());
            }
        }
        if (fields.isEmpty() && general.isEmpty()) {
            general.add(problem.detail());
        }
        return new FormErrors(fields, general);
    }

    private static void put(ObjectNode node, String name, Form sent) {
        if (sent.textOrNull(name) != null) {
            node.put(name, sent.text(name));
        }
    }

    private static int number(String text, int otherwise) {
        return text != null && text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    @CheckedTemplate(basePath = "agreement")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, Page<Details> page, boolean further);

        static native TemplateInstance agreement(
                Frame frame,
                Details agreement,
                Loaded<Page<ClockState>> clocks,
                Loaded<Page<Version>> versions,
                Loaded<Page<Change>> changes,
                String done);

        static native TemplateInstance versions(Frame frame, Details agreement, Page<Version> page, boolean further);

        static native TemplateInstance comparison(Frame frame, Details agreement, Comparison comparison);

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

        static native TemplateInstance clock(Frame frame, ClockState clock, Form sent, String key, FormErrors errors);

        static native TemplateInstance found(Frame frame, Form sent, String key, FormErrors errors);
    }
}
