package org.criticalminerals.pipeline.portal.discussion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Thread;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.project.Markings;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A project's discussion: the list of its threads. */
@Path("/projects/{id}/discussion")
@Authenticated
public class ThreadResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final ProjectClient projects;
    private final DiscussionClient discussions;

    ThreadResource(Frames frames, @RestClient ProjectClient projects, @RestClient DiscussionClient discussions) {
        this.frames = frames;
        this.projects = projects;
        this.discussions = discussions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@PathParam("id") UUID id, @QueryParam("cursor") String cursor) {
        var started = frames.start("projects");
        var threads = Loading.start("discussion", discussions.threads(id, Forms.given(cursor), ROWS));
        Project project = Loading.start("projects", projects.project(id)).required();
        Page<Thread> page = threads.required();
        return Templates.list(
                started.done(),
                project,
                Markings.of(page.items().stream().map(Thread::marking).toList()),
                page,
                Forms.given(cursor) != null);
    }

    @CheckedTemplate(basePath = "discussion")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, Project project, List<Marking> markings, Page<Thread> page, boolean further);
    }
}
