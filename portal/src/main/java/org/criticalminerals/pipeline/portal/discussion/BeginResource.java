package org.criticalminerals.pipeline.portal.discussion;

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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.NewThread;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Person;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Thread;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A new thread in a project's discussion: a comment, or a question to a party. */
@Path("/projects/{id}/discussion/new")
@Authenticated
public class BeginResource {

    private static final List<String> FIELDS = List.of(
            "kind",
            "askedParty",
            "section",
            "title",
            "text",
            "marking/kind",
            "marking/parties",
            "marking/people",
            "mentions",
            "marking");

    private final Frames frames;
    private final ProjectClient projects;
    private final DiscussionClient discussions;
    private final Definitions definitions;

    BeginResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient DiscussionClient discussions,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.discussions = discussions;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance begin(@PathParam("id") UUID id, @QueryParam("section") String section) {
        return form(id, new Form(null), null, Objects.toString(section, ""), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object begin(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        ReadersForm readers = ReadersForm.of(form);
        boolean isQuestion = form.text("kind").equals("QUESTION");
        try {
            Thread begun = Loading.start(
                            "discussion",
                            discussions.begin(
                                    id,
                                    form.textOrNull("key"),
                                    new NewThread(
                                            form.textOrNull("kind"),
                                            form.textOrNull("section"),
                                            form.textOrNull("title"),
                                            isQuestion ? form.textOrNull("askedParty") : null,
                                            readers.marking(
                                                    frames.start("projects").official()),
                                            form.textOrNull("text"),
                                            readers.people())))
                    .required();
            return Response.seeOther(URI.create("/projects/" + id + "/discussion/" + begun.id() + "?done=threadBegun"))
                    .build();
        } catch (ServiceProblem problem) {
            if (!ThreadPages.TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return form(id, form, readers, form.text("section"), FormErrors.of(problem, FIELDS));
        }
    }

    private TemplateInstance form(UUID id, Form form, ReadersForm readers, String section, FormErrors errors) {
        var started = frames.start("projects");
        var people = Loading.start("people", discussions.people(id, null, Page.MOST));
        Project project = Loading.start("projects", projects.project(id)).required();
        Page<Person> colleagues = people.required();
        Frame frame = started.done();
        return Templates.begin(
                frame,
                project,
                definitions.all(),
                ReadersForm.parties(project, frame),
                ThreadPages.others(colleagues, frame),
                readers == null ? ReadersForm.usual(started.official()) : readers,
                form,
                section,
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "discussion")
    static class Templates {
        private Templates() {}

        static native TemplateInstance begin(
                Frame frame,
                Project project,
                List<SectionDefinition> sections,
                List<String> parties,
                List<Person> people,
                ReadersForm readers,
                Form form,
                String section,
                String key,
                FormErrors errors);
    }
}
