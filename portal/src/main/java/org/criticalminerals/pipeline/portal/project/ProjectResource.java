package org.criticalminerals.pipeline.portal.project;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AttachmentClient;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Attachment;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Thread;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Nomination;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ProjectSummary;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Promoter;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.WatchState;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Projects: the list, the nomination of a new one, and a project's page with its history. */
@Path("/projects")
@Authenticated
public class ProjectResource {

    private static final int ROWS = 25;
    private static final int LATEST = 8;
    private static final int LATEST_THREADS = 5;
    private static final int NEWEST = 5;

    private final Frames frames;
    private final ProjectClient projects;
    private final WatchClient watches;
    private final DiscussionClient discussions;
    private final AttachmentClient attachments;
    private final Definitions definitions;

    ProjectResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient WatchClient watches,
            @RestClient DiscussionClient discussions,
            @RestClient AttachmentClient attachments,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.watches = watches;
        this.discussions = discussions;
        this.attachments = attachments;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @QueryParam("text") String text,
            @QueryParam("sharing") String sharing,
            @QueryParam("cursor") String cursor) {
        var started = frames.start("projects");
        var found = Loading.start(
                "projects", projects.projects(Forms.given(text), Forms.given(sharing), Forms.given(cursor), ROWS));
        Page<ProjectSummary> page = found.required();
        return Templates.list(
                started.done(),
                Objects.toString(Forms.given(text), ""),
                Objects.toString(Forms.given(sharing), ""),
                page,
                Forms.given(cursor) != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance nominate() {
        return nomination(frames.start("projects").done(), new Form(null), Forms.newKey(), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object nominate(MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Frames.Started started = frames.start("projects");
        var nominated = Loading.start(
                "projects",
                projects.nominate(
                        form.textOrNull("key"),
                        new Nomination(
                                form.textOrNull("name"),
                                new Promoter(
                                        form.textOrNull("promoter/name"), form.textOrNull("promoter/identifier")))));
        try {
            Project project = nominated.required();
            return Response.seeOther(URI.create("/projects/" + project.id() + "?done=nominated"))
                    .build();
        } catch (ServiceProblem problem) {
            FormErrors errors = FormErrors.of(problem, List.of("name", "promoter/name", "promoter/identifier"));
            // The same key with a corrected text would be refused as another request.
            return nomination(started.done(), form, Forms.newKey(), errors);
        }
    }

    private static TemplateInstance nomination(Frame frame, Form form, String key, FormErrors errors) {
        return Templates.nominate(
                frame, form.text("name"), form.text("promoter/name"), form.text("promoter/identifier"), key, errors);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance project(@PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start("projects");
        var history = Loading.start("history", projects.history(id, null, LATEST));
        var watched = Loading.start("watches", watches.state("projects", id));
        var threads = Loading.start("discussion", discussions.threads(id, null, LATEST_THREADS));
        var attached = Loading.start("documents", attachments.list(id, null, NEWEST));
        Project project = Loading.start("projects", projects.project(id)).required();
        List<Loading<Candidacy>> candidacies = project.candidacies().stream()
                .map(brief -> Loading.start("candidacies", projects.candidacy(id, brief.agreement())))
                .toList();

        Frame frame = started.done();
        List<SectionPanel> sections = SectionPanel.of(project, definitions, frame);
        Loaded<Page<Thread>> discussion = threads.optional();
        Loaded<Page<Attachment>> documents = attached.optional();
        List<Marking> further = new ArrayList<>();
        discussion.map(Page::items).ifPresent(shown -> shown.forEach(one -> further.add(one.marking())));
        documents.map(Page::items).ifPresent(shown -> shown.forEach(one -> further.add(one.marking())));
        return Templates.project(
                frame,
                project,
                Markings.of(project, sections, further),
                candidacies.stream()
                        .map(one -> one.optional().then(CandidacyPanel::of))
                        .toList(),
                sections,
                documents,
                history.optional().then(page -> lines(page, frame)),
                discussion,
                watched.optional().map(WatchState::watched).orElse(null),
                Objects.toString(done, ""));
    }

    @POST
    @Path("/{id}/sharing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response share(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Loading.start("projects", projects.share(id, form.ifMatch(), form.textOrNull("key"), Map.of()))
                .required();
        return Response.seeOther(URI.create("/projects/" + id + "?done=shared")).build();
    }

    @GET
    @Path("/{id}/history")
    @RunOnVirtualThread
    public TemplateInstance history(@PathParam("id") UUID id, @QueryParam("cursor") String cursor) {
        var started = frames.start("projects");
        var project = Loading.start("projects", projects.project(id));
        var history = Loading.start("history", projects.history(id, Forms.given(cursor), ROWS));
        Project found = project.required();
        Frame frame = started.done();
        return Templates.history(frame, found, lines(history.required(), frame), Forms.given(cursor) != null);
    }

    private Page<HistoryLine> lines(Page<ProjectClient.HistoryEntry> page, Frame frame) {
        return new Page<>(
                page.items().stream()
                        .map(entry -> HistoryLine.of(entry, frame, definitions))
                        .toList(),
                page.next());
    }

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, String text, String sharing, Page<ProjectSummary> page, boolean further);

        static native TemplateInstance nominate(
                Frame frame, String name, String promoter, String identifier, String key, FormErrors errors);

        static native TemplateInstance project(
                Frame frame,
                Project project,
                List<Marking> markings,
                List<Loaded<CandidacyPanel>> candidacies,
                List<SectionPanel> sections,
                Loaded<Page<Attachment>> documents,
                Loaded<Page<HistoryLine>> history,
                Loaded<Page<Thread>> discussion,
                Boolean watched,
                String done);

        static native TemplateInstance history(Frame frame, Project project, Page<HistoryLine> page, boolean further);
    }
}
