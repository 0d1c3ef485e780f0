package org.criticalminerals.pipeline.portal.duplicate;

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
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Duplicate;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Duplicates;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Verdict;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Projects that look alike: which ones, two of them side by side, and what a person settles them to be. */
@Path("/projects/{id}/duplicates")
@Authenticated
public class DuplicateResource {

    private static final Set<Integer> TO_SHOW = Set.of(400, 409, 413, 422);

    private final Frames frames;
    private final ProjectClient projects;

    DuplicateResource(Frames frames, @RestClient ProjectClient projects) {
        this.frames = frames;
        this.projects = projects;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@PathParam("id") UUID id, @QueryParam("done") String done) {
        Frames.Started started = frames.start("projects");
        var project = Loading.start("projects", projects.project(id));
        var duplicates = Loading.start("duplicates", projects.duplicates(id));
        return Templates.list(started.done(), project.required(), duplicates.required(), done == null ? "" : done);
    }

    @GET
    @Path("/{other}")
    @RunOnVirtualThread
    public TemplateInstance pair(@PathParam("id") UUID id, @PathParam("other") UUID other) {
        return pair(id, other, "", "", FormErrors.none());
    }

    @POST
    @Path("/{other}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object settle(
            @PathParam("id") UUID id, @PathParam("other") UUID other, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String verdict = form.text("verdict");
        String reasons = form.text("reasons");
        if (verdict.isEmpty()) {
            return pair(id, other, verdict, reasons, FormErrors.of("verdict", "chooseOne"));
        }
        try {
            Loading.start(
                            "projects",
                            projects.settle(
                                    id,
                                    other,
                                    form.textOrNull("key"),
                                    new Verdict(verdict, form.textOrNull("reasons"))))
                    .required();
            return Response.seeOther(URI.create("/projects/" + id + "/duplicates?done=settled"))
                    .build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return pair(id, other, verdict, reasons, FormErrors.of(problem, List.of("verdict", "reasons")));
        }
    }

    private TemplateInstance pair(UUID id, UUID otherId, String verdict, String reasons, FormErrors errors) {
        Frames.Started started = frames.start("projects");
        var one = Loading.start("projects", projects.project(id));
        var other = Loading.start("projects", projects.project(otherId));
        var duplicates = Loading.start("duplicates", projects.duplicates(id));
        Duplicate found = duplicates.required().items().stream()
                .filter(duplicate -> duplicate.projectId().equals(otherId))
                .findFirst()
                .orElse(null);
        Frame frame = started.done();
        return Templates.pair(
                frame,
                one.required(),
                other.required(),
                SideBySide.of(one.required(), other.required(), frame),
                found,
                verdict,
                reasons,
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "duplicate")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, Project project, Duplicates duplicates, String done);

        static native TemplateInstance pair(
                Frame frame,
                Project one,
                Project other,
                List<SideBySide> rows,
                Duplicate found,
                String verdict,
                String reasons,
                String key,
                FormErrors errors);
    }
}
