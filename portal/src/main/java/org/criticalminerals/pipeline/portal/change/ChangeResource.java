package org.criticalminerals.pipeline.portal.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ChangeRequest;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ChangeWanted;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Notice;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Reasons;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ReplyReceived;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reviews of changes after the selection: asking for one, the promoter's reply, where it stands, taking it back. */
@Path("/projects/{id}/candidacies/{agreement}/changes")
@Authenticated
public class ChangeResource {

    static final Set<Integer> TO_SHOW = Set.of(400, 409, 413, 422);

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final List<String> WANTED =
            List.of("type", "cause", "reasons", "notice/sentOn", "notice/reference", "replyUntil");
    private static final List<String> TYPED = List.of("receivedOn", "text", "reference", "reasons");

    private final Frames frames;
    private final ProjectClient projects;

    ChangeResource(Frames frames, @RestClient ProjectClient projects) {
        this.frames = frames;
        this.projects = projects;
    }

    /** What was typed into the form that asks for a review. */
    public record Wanted(
            String type, String cause, String reasons, String sentOn, String reference, String replyUntil) {

        static Wanted of(Form form) {
            return new Wanted(
                    form.text("type"),
                    form.text("cause"),
                    form.text("reasons"),
                    form.text("notice/sentOn"),
                    form.text("notice/reference"),
                    form.text("replyUntil"));
        }
    }

    /** What was typed into the forms of a request. */
    public record Typed(String receivedOn, String text, String reference, String reasons) {

        static Typed of(Form form) {
            return new Typed(form.text("receivedOn"), form.text("text"), form.text("reference"), form.text("reasons"));
        }
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance wanted(@PathParam("id") UUID id, @PathParam("agreement") String agreement) {
        return wanted(id, agreement, Wanted.of(new Form(null)), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object ask(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Wanted wanted = Wanted.of(form);
        FormErrors errors = errors(wanted);
        if (errors.isAny()) {
            return wanted(id, agreement, wanted, errors);
        }
        try {
            ChangeRequest change = Loading.start(
                            "projects",
                            projects.requestChange(
                                    id,
                                    agreement,
                                    form.textOrNull("key"),
                                    new ChangeWanted(
                                            wanted.type(),
                                            wanted.cause(),
                                            wanted.reasons(),
                                            new Notice(wanted.sentOn(), wanted.reference()),
                                            endOf(wanted.replyUntil()))))
                    .required();
            return done(id, agreement, change.number(), "change-asked");
        } catch (ServiceProblem problem) {
            shown(problem);
            return wanted(id, agreement, wanted, FormErrors.of(problem, WANTED));
        }
    }

    // What the service can't read as a day or a choice would come back as one error of the whole body.
    private static FormErrors errors(Wanted wanted) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (wanted.type().isEmpty()) {
            errors.put("type", "chooseOne");
        }
        if (wanted.cause().isEmpty()) {
            errors.put("cause", "chooseOne");
        }
        if (!isDay(wanted.sentOn())) {
            errors.put("notice/sentOn", "day");
        }
        if (!isDay(wanted.replyUntil())) {
            errors.put("replyUntil", "day");
        }
        return new FormErrors(errors, List.of());
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static Instant endOf(String day) {
        return LocalDate.parse(day).atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
    }

    private TemplateInstance wanted(UUID id, String agreement, Wanted wanted, FormErrors errors) {
        Frames.Started started = frames.start("projects");
        Candidacy candidacy =
                Loading.start("candidacies", projects.candidacy(id, agreement)).required();
        return Templates.wanted(started.done(), candidacy, wanted, Forms.newKey(), errors);
    }

    @GET
    @Path("/{number}")
    @RunOnVirtualThread
    public TemplateInstance change(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @QueryParam("done") String done) {
        return change(id, agreement, number, done, Typed.of(new Form(null)), FormErrors.none());
    }

    @POST
    @Path("/{number}/reply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object reply(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Typed typed = Typed.of(form);
        if (!isDay(typed.receivedOn())) {
            return change(id, agreement, number, null, typed, FormErrors.of("receivedOn", "day"));
        }
        try {
            Loading.start(
                            "projects",
                            projects.replyToChange(
                                    id,
                                    agreement,
                                    number,
                                    form.textOrNull("key"),
                                    new ReplyReceived(typed.receivedOn(), typed.text(), form.textOrNull("reference"))))
                    .required();
            return done(id, agreement, number, "replied");
        } catch (ServiceProblem problem) {
            shown(problem);
            return change(id, agreement, number, null, typed, FormErrors.of(problem, TYPED));
        }
    }

    @POST
    @Path("/{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object withdraw(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Loading.start(
                            "projects",
                            projects.withdrawChange(
                                    id,
                                    agreement,
                                    number,
                                    form.textOrNull("key"),
                                    new Reasons(form.textOrNull("reasons"))))
                    .required();
            return done(id, agreement, number, "change-withdrawn");
        } catch (ServiceProblem problem) {
            shown(problem);
            return change(id, agreement, number, null, Typed.of(form), FormErrors.of(problem, TYPED));
        }
    }

    private TemplateInstance change(
            UUID id, String agreement, int number, String done, Typed typed, FormErrors errors) {
        Frames.Started started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        var change = Loading.start("candidacies", projects.change(id, agreement, number));
        return Templates.change(
                started.done(),
                candidacy.required(),
                change.required(),
                done == null ? "" : done,
                typed,
                Forms.newKey(),
                errors);
    }

    static void shown(ServiceProblem problem) {
        if (!TO_SHOW.contains(problem.status())) {
            throw problem;
        }
    }

    private static Response done(UUID id, String agreement, int number, String what) {
        return Response.seeOther(URI.create(
                        "/projects/" + id + "/candidacies/" + agreement + "/changes/" + number + "?done=" + what))
                .build();
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        private Templates() {}

        static native TemplateInstance wanted(
                Frame frame, Candidacy candidacy, Wanted wanted, String key, FormErrors errors);

        static native TemplateInstance change(
                Frame frame,
                Candidacy candidacy,
                ChangeRequest change,
                String done,
                Typed typed,
                String key,
                FormErrors errors);
    }
}
