package org.criticalminerals.pipeline.portal.committee;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.CommitteeClient;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.MeetingBrief;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.PackageBrief;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The joint committee's meetings: the list, and the page on which one is prepared, held and minuted. */
@Path("/meetings")
@Authenticated
public class MeetingResource {

    private static final int ROWS = 25;
    private static final int MOST_REVIEWS = 100;
    private static final String MEETINGS = "meetings";

    private final Frames frames;
    private final CommitteeClient committee;
    private final PartnerClient partners;

    MeetingResource(Frames frames, @RestClient CommitteeClient committee, @RestClient PartnerClient partners) {
        this.frames = frames;
        this.committee = committee;
        this.partners = partners;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor) {
        var started = frames.start(MEETINGS);
        var packages = Loading.start("packages", committee.packages(Forms.given(agreement), null, null, ROWS));
        Page<MeetingBrief> page = Loading.start(
                        MEETINGS,
                        committee.meetings(Forms.given(agreement), Forms.given(status), Forms.given(cursor), ROWS))
                .required();
        return Templates.list(
                started.done(),
                Objects.toString(Forms.given(agreement), ""),
                Objects.toString(Forms.given(status), ""),
                page,
                packages.optional(),
                Forms.given(cursor) != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance plan(@QueryParam("agreement") String agreement) {
        Frame frame = frames.start(MEETINGS).done();
        return Templates.edit(
                frame,
                null,
                MeetingForm.empty(Objects.toString(Forms.given(agreement), ""), frame.reader()),
                Forms.newKey(),
                FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object plan(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start(MEETINGS);
        MeetingForm form = MeetingForm.of(sent);
        FormErrors errors = form.errors();
        if (!errors.isAny()) {
            try {
                Meeting planned = Loading.start(MEETINGS, committee.plan(sent.textOrNull("key"), form.meeting()))
                        .required();
                return done(planned.id(), "planned");
            } catch (ServiceProblem problem) {
                shown(problem);
                errors = FormErrors.of(problem, MeetingForm.FIELDS);
            }
        }
        return Templates.edit(started.done(), null, form, Forms.newKey(), errors);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance meeting(@PathParam("id") UUID id, @QueryParam("done") String done) {
        return page(id, SentForm.none(), Objects.toString(done, ""));
    }

    @GET
    @Path("/{id}/edit")
    @RunOnVirtualThread
    public TemplateInstance edit(@PathParam("id") UUID id) {
        var started = frames.start(MEETINGS);
        Meeting meeting = Loading.start(MEETINGS, committee.meeting(id)).required();
        return Templates.edit(started.done(), meeting, MeetingForm.of(meeting), Forms.newKey(), FormErrors.none());
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object edit(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start(MEETINGS);
        Meeting meeting = Loading.start(MEETINGS, committee.meeting(id)).required();
        MeetingForm form = MeetingForm.of(sent);
        FormErrors errors = form.errors();
        if (!errors.isAny()) {
            try {
                Loading.start(MEETINGS, committee.edit(id, sent.ifMatch(), form.meeting()))
                        .required();
                return done(id, "edited");
            } catch (ServiceProblem problem) {
                shown(problem);
                errors = FormErrors.of(problem, MeetingForm.FIELDS);
            }
        }
        return Templates.edit(started.done(), meeting, form, Forms.newKey(), errors);
    }

    @POST
    @Path("/{id}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(@PathParam("id") UUID id, @PathParam("act") String act, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        return switch (act) {
            case "convocation" -> send(id, act, "convened", sent, List.of());
            case "holding" -> send(id, act, "held", sent, List.of());
            case "minutes" -> send(id, act, "circulated", sent, List.of());
            case "cancellation" -> send(id, act, "cancelled", sent, List.of("reasons"));
            case "approvals" -> answer(id, act, "approved", sent, List.of());
            case "objections" -> answer(id, act, "objected", sent, List.of("reasons"));
            case "agenda" -> send(id, act, "point", sent, List.of("kind", "title", "presenter", "reviewId"));
            case "attendance" -> send(id, act, "attendance", sent, List.of("agency", "name"));
            case "actions" -> send(id, act, "action", sent, List.of("text", "agency", "dueOn"));
            default -> throw new NotFoundException();
        };
    }

    private Object send(UUID id, String act, String done, Form sent, List<String> names) {
        return ask(id, act, done, sent, names, body -> committee.act(id, act, key(sent, act), body));
    }

    private Object answer(UUID id, String answer, String done, Form sent, List<String> names) {
        return ask(id, answer, done, sent, names, body -> committee.answer(id, answer, key(sent, answer), body));
    }

    // A page has one key and many forms; each form is a request of its own.
    private static String key(Form sent, String act) {
        String key = sent.textOrNull("key");
        return key == null ? null : key + "-" + act;
    }

    @POST
    @Path("/{id}/agenda/{point}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object point(
            @PathParam("id") UUID id, @PathParam("point") UUID point, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        if (sent.has("drop")) {
            return ask(id, "drop", "point", sent, List.of(), body -> committee.dropPoint(id, point));
        }
        String form = "point-" + point;
        return sent.has("minute")
                ? ask(
                        id,
                        form,
                        "minuted",
                        sent,
                        List.of("decision", "minutes"),
                        body -> committee.minute(id, point, body))
                : ask(
                        id,
                        form,
                        "point",
                        sent,
                        List.of("kind", "title", "presenter", "reviewId", "projectId", "ordinal"),
                        body -> committee.editPoint(id, point, body));
    }

    @POST
    @Path("/{id}/attendance/{entry}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object dropAttendance(@PathParam("id") UUID id, @PathParam("entry") UUID entry) {
        return ask(id, "drop", "attendance", new Form(null), List.of(), body -> committee.dropAttendance(id, entry));
    }

    @POST
    @Path("/{id}/actions/{action}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object complete(
            @PathParam("id") UUID id, @PathParam("action") UUID action, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        return ask(
                id,
                "action-" + action,
                "completed",
                sent,
                List.of("note"),
                body -> committee.complete(id, action, key(sent, action.toString()), body));
    }

    /** Asks the service for what a form of the page says, and shows the page again where it refuses. */
    private Object ask(
            UUID id,
            String form,
            String done,
            Form sent,
            List<String> names,
            Function<Map<String, Object>, Uni<Meeting>> call) {
        Map<String, Object> body = new LinkedHashMap<>();
        names.forEach(name -> {
            String value = sent.textOrNull(form + "/" + name);
            if (value != null) {
                body.put(name, value.matches("\\d{1,4}") && name.equals("ordinal") ? Integer.valueOf(value) : value);
            }
        });
        try {
            Loading.start(MEETINGS, call.apply(body)).required();
            return done(id, done);
        } catch (ServiceProblem problem) {
            shown(problem);
            return page(id, SentForm.of(form, sent, problem, names), "");
        }
    }

    private TemplateInstance page(UUID id, SentForm sent, String done) {
        var started = frames.start(MEETINGS);
        var packages = Loading.start("packages", committee.packages(null, id, null, ROWS));
        Meeting meeting = Loading.start(MEETINGS, committee.meeting(id)).required();
        var open = meeting.permits("AGENDA")
                ? Loading.start(
                        "reviews", partners.reviews(null, meeting.agreement(), "OPEN", null, null, MOST_REVIEWS))
                : Loading.done("reviews", new Page<Review>(List.of(), null));
        Frame frame = started.done();
        List<Agency> agencies = frame.names().parties().stream()
                .filter(party -> meeting.parties().contains(party.code()))
                .flatMap(party -> party.agencies().stream())
                .toList();
        return Templates.meeting(
                frame, meeting, agencies, open.optional(), packages.optional(), sent, Forms.newKey(), done);
    }

    // What isn't there or isn't shown has a page of its own; everything else is said on the page of the form.
    private static void shown(ServiceProblem problem) {
        if (problem.status() == 404 || problem.status() == 401) {
            throw problem;
        }
    }

    private static Response done(UUID id, String what) {
        return Response.seeOther(URI.create("/meetings/" + id + "?done=" + what))
                .build();
    }

    @CheckedTemplate(basePath = "meeting")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame,
                String agreement,
                String status,
                Page<MeetingBrief> page,
                Loaded<Page<PackageBrief>> packages,
                boolean further);

        static native TemplateInstance edit(
                Frame frame, Meeting meeting, MeetingForm form, String key, FormErrors errors);

        static native TemplateInstance meeting(
                Frame frame,
                Meeting meeting,
                List<Agency> agencies,
                Loaded<Page<Review>> open,
                Loaded<Page<PackageBrief>> packages,
                SentForm sent,
                String key,
                String done);
    }
}
