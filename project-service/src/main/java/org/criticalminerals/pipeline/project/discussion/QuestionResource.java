package org.criticalminerals.pipeline.project.discussion;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;

/** The questions in all projects' discussions that wait for the acting official's party. */
@Path("/api/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class QuestionResource {

    private final DiscussionReading reading;
    private final ActingOfficials officials;

    QuestionResource(DiscussionReading reading, ActingOfficials officials) {
        this.reading = reading;
        this.officials = officials;
    }

    @GET
    @PermissionsAllowed(Acts.READ)
    public Page<DiscussionView.OpenQuestion> questions(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return reading.questions(cursor, limit, officials.current());
    }
}
