package org.criticalminerals.pipeline.portal.pipeline;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Board;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The pipeline: a board by stage, and a table with filters. */
@Path("/pipeline")
@Authenticated
public class PipelineResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final ProjectClient projects;

    PipelineResource(Frames frames, @RestClient ProjectClient projects) {
        this.frames = frames;
        this.projects = projects;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance board(@QueryParam("agreement") String agreement) {
        String chosen = Filters.blankToNull(agreement);
        var started = frames.start("pipeline");
        var board = Loading.start("candidacies", projects.board(chosen));
        Board found = board.required();
        return Templates.board(started.done(), chosen == null ? "" : chosen, found);
    }

    @GET
    @Path("/table")
    @RunOnVirtualThread
    public TemplateInstance table(@BeanParam Filters filters, @QueryParam("cursor") String cursor) {
        var started = frames.start("pipeline");
        var found = Loading.start(
                "candidacies",
                projects.candidacies(
                        filters.agreementOrNull(),
                        filters.stageOrNull(),
                        filters.statusOrNull(),
                        filters.partyOrNull(),
                        filters.mineralOrNull(),
                        filters.stepOrNull(),
                        filters.countryOrNull(),
                        filters.textOrNull(),
                        Filters.blankToNull(cursor),
                        ROWS));
        Page<Candidacy> page = found.required();
        return Templates.table(started.done(), filters, page, Filters.blankToNull(cursor) != null, Forms.newKey());
    }

    @CheckedTemplate(basePath = "pipeline")
    static class Templates {
        private Templates() {}

        static native TemplateInstance board(Frame frame, String agreement, Board board);

        static native TemplateInstance table(
                Frame frame, Filters filters, Page<Candidacy> page, boolean further, String key);
    }
}
