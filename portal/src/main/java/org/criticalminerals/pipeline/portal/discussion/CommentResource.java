package org.criticalminerals.pipeline.portal.discussion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Comment;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Correction;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.End;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.NewReaders;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Person;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Reply;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Strike;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Thread;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.project.Markings;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A thread: what is written in it, a reply, its end, its readers, and what one does with one's own words. */
@Path("/projects/{id}/discussion/{thread}")
@Authenticated
public class CommentResource {

    private static final int ROWS = 50;
    private static final List<String> FIELDS =
            List.of("text", "mentions", "reason", "marking/kind", "marking/parties", "marking/people", "marking");

    private final Frames frames;
    private final ProjectClient projects;
    private final DiscussionClient discussions;

    CommentResource(Frames frames, @RestClient ProjectClient projects, @RestClient DiscussionClient discussions) {
        this.frames = frames;
        this.projects = projects;
        this.discussions = discussions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance thread(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @QueryParam("cursor") String cursor,
            @QueryParam("done") String done) {
        return thread(id, thread, cursor, Objects.toString(done, ""), new Form(null), FormErrors.none());
    }

    private TemplateInstance thread(UUID id, UUID thread, String cursor, String done, Form form, FormErrors errors) {
        var started = frames.start("projects");
        var found = Loading.start("discussion", discussions.thread(id, thread));
        var comments = Loading.start("discussion", discussions.comments(id, thread, Forms.given(cursor), ROWS));
        var people = Loading.start("people", discussions.people(id, thread, Page.MOST));
        Project project = Loading.start("projects", projects.project(id)).required();
        Thread shown = found.required();
        Page<Comment> page = comments.required();
        Page<Person> colleagues = people.required();
        Frame frame = started.done();
        return Templates.thread(
                frame,
                project,
                shown,
                Markings.of(List.of(shown.marking())),
                page,
                Forms.given(cursor) != null,
                ThreadPages.others(colleagues, frame),
                form.text("text"),
                form.all("mentions"),
                Forms.newKey(),
                done,
                errors);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object reply(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                discussions.reply(
                        id, thread, form.textOrNull("key"), new Reply(form.textOrNull("text"), form.all("mentions"))),
                id,
                thread,
                "commented",
                errors -> thread(id, thread, null, "", form, errors));
    }

    @POST
    @Path("/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object end(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        UUID accepted = form.text("accepted").isEmpty() ? null : form.id("accepted");
        return answer(
                discussions.end(id, thread, form.textOrNull("key"), new End(accepted)),
                id,
                thread,
                accepted == null ? "questionClosed" : "answerAccepted",
                errors -> thread(id, thread, null, "", new Form(null), errors));
    }

    @GET
    @Path("/comments/{comment}/correction")
    @RunOnVirtualThread
    public TemplateInstance correction(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, @PathParam("comment") UUID comment) {
        return amend(id, thread, comment, "correction", null, FormErrors.none());
    }

    @GET
    @Path("/comments/{comment}/strike")
    @RunOnVirtualThread
    public TemplateInstance strike(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, @PathParam("comment") UUID comment) {
        return amend(id, thread, comment, "strike", null, FormErrors.none());
    }

    private TemplateInstance amend(UUID id, UUID thread, UUID comment, String act, String typed, FormErrors errors) {
        var started = frames.start("projects");
        var found = Loading.start("discussion", discussions.thread(id, thread));
        var written = Loading.start("discussion", discussions.comment(id, thread, comment));
        Project project = Loading.start("projects", projects.project(id)).required();
        Thread shown = found.required();
        Comment one = written.required();
        String usual = act.equals("correction") ? Objects.toString(one.text(), "") : "";
        return Templates.amend(
                started.done(),
                project,
                shown,
                Markings.of(List.of(shown.marking())),
                one,
                act,
                typed == null ? usual : typed,
                Forms.newKey(),
                errors);
    }

    @POST
    @Path("/comments/{comment}/correction")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object correct(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                discussions.correct(
                        id, thread, comment, form.textOrNull("key"), new Correction(form.textOrNull("text"))),
                id,
                thread,
                "corrected",
                errors -> amend(id, thread, comment, "correction", form.text("text"), errors));
    }

    @POST
    @Path("/comments/{comment}/strike")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object strike(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                discussions.strike(id, thread, comment, form.textOrNull("key"), new Strike(form.textOrNull("reason"))),
                id,
                thread,
                "struck",
                errors -> amend(id, thread, comment, "strike", form.text("reason"), errors));
    }

    @GET
    @Path("/marking")
    @RunOnVirtualThread
    public TemplateInstance marking(@PathParam("id") UUID id, @PathParam("thread") UUID thread) {
        return marking(id, thread, null, "", FormErrors.none());
    }

    @POST
    @Path("/marking")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object mark(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        ReadersForm readers = ReadersForm.of(form);
        Marking marking = readers.marking(frames.start("projects").official());
        return answer(
                discussions.mark(
                        id, thread, form.textOrNull("key"), new NewReaders(marking, form.textOrNull("reason"))),
                id,
                thread,
                "threadMarked",
                errors -> marking(id, thread, readers, form.text("reason"), errors));
    }

    private TemplateInstance marking(UUID id, UUID thread, ReadersForm readers, String reason, FormErrors errors) {
        var started = frames.start("projects");
        var found = Loading.start("discussion", discussions.thread(id, thread));
        var people = Loading.start("people", discussions.people(id, null, Page.MOST));
        Project project = Loading.start("projects", projects.project(id)).required();
        Thread shown = found.required();
        Page<Person> colleagues = people.required();
        Frame frame = started.done();
        return Templates.marking(
                frame,
                project,
                shown,
                Markings.of(List.of(shown.marking())),
                ReadersForm.parties(project, frame),
                ThreadPages.others(colleagues, frame),
                readers == null ? ReadersForm.of(shown) : readers,
                reason,
                Forms.newKey(),
                errors);
    }

    private static Object answer(
            Uni<?> call, UUID id, UUID thread, String done, Function<FormErrors, TemplateInstance> again) {
        try {
            Loading.start("discussion", call).required();
            return Response.seeOther(URI.create("/projects/" + id + "/discussion/" + thread + "?done=" + done))
                    .build();
        } catch (ServiceProblem problem) {
            if (!ThreadPages.TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return again.apply(FormErrors.of(problem, FIELDS));
        }
    }

    @CheckedTemplate(basePath = "discussion")
    static class Templates {
        private Templates() {}

        static native TemplateInstance thread(
                Frame frame,
                Project project,
                Thread thread,
                List<Marking> markings,
                Page<Comment> page,
                boolean further,
                List<Person> people,
                String typed,
                List<String> mentions,
                String key,
                String done,
                FormErrors errors);

        static native TemplateInstance amend(
                Frame frame,
                Project project,
                Thread thread,
                List<Marking> markings,
                Comment comment,
                String act,
                String typed,
                String key,
                FormErrors errors);

        static native TemplateInstance marking(
                Frame frame,
                Project project,
                Thread thread,
                List<Marking> markings,
                List<String> parties,
                List<Person> people,
                ReadersForm readers,
                String reason,
                String key,
                FormErrors errors);
    }
}
