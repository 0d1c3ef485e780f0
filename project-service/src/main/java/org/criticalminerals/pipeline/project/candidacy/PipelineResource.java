package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;

/** The pipeline: candidacies of all projects, as a list with filters and as a board by stage. */
@Path("/api/v1/candidacies")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PipelineResource {

    private final CandidacyReading reading;
    private final ActingOfficials officials;

    PipelineResource(CandidacyReading reading, ActingOfficials officials) {
        this.reading = reading;
        this.officials = officials;
    }

    /** What the list is narrowed to, as query parameters. */
    public static class Filters {

        @QueryParam("agreement")
        String agreement;

        @QueryParam("stage")
        String stage;

        @QueryParam("status")
        String status;

        @QueryParam("party")
        String party;

        @QueryParam("mineral")
        String mineral;

        @QueryParam("step")
        String step;

        @QueryParam("country")
        String country;

        @QueryParam("text")
        String text;

        CandidacyReading.Query query() {
            return new CandidacyReading.Query(agreement, stage, status, party, mineral, step, country, text);
        }
    }

    @GET
    @PermissionsAllowed(Acts.READ)
    public Page<CandidacyView.Summary> list(
            @BeanParam Filters filters, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return reading.list(filters.query(), cursor, limit, officials.current());
    }

    @GET
    @Path("/board")
    @PermissionsAllowed(Acts.READ)
    public CandidacyView.Board board(@QueryParam("agreement") String agreement) {
        return reading.board(agreement, officials.current());
    }
}
