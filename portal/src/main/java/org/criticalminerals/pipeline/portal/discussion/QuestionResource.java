package org.criticalminerals.pipeline.portal.discussion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.OpenQuestion;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.project.Markings;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The questions in all projects' discussions that wait for the official's party. */
@Path("/questions")
@Authenticated
public class QuestionResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final DiscussionClient discussions;

    QuestionResource(Frames frames, @RestClient DiscussionClient discussions) {
        this.frames = frames;
        this.discussions = discussions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance questions(@QueryParam("cursor") String cursor) {
        var started = frames.start("work");
        Page<OpenQuestion> page = Loading.start("questions", discussions.questions(Forms.given(cursor), ROWS))
                .required();
        return Templates.questions(
                started.done(),
                Markings.of(
                        page.items().stream().map(one -> one.thread().marking()).toList()),
                page,
                Forms.given(cursor) != null);
    }

    @CheckedTemplate(basePath = "discussion")
    static class Templates {
        private Templates() {}

        static native TemplateInstance questions(
                Frame frame, List<Marking> markings, Page<OpenQuestion> page, boolean further);
    }
}
