package org.criticalminerals.pipeline.partner.recusal;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Recusals over HTTP, to the own party alone. */
@Path("/api/v1/reviews/{id}/recusals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecusalResource {

    private final RecusalService recusals;
    private final ActingOfficials officials;

    RecusalResource(RecusalService recusals, ActingOfficials officials) {
        this.recusals = recusals;
        this.officials = officials;
    }

    /** The own party's recusals on a review, the newest first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The own party's recusals on a review, newest first")
    public Page<RecusalView> list(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        List<RecusalView> rows = recusals.list(id, Cursor.id(cursor), size + 1);
        return Page.of(rows, size, recusal -> Cursor.encode(recusal.id()));
    }

    /** Keeps an official out of the review or its project, or declares that the party can't act. */
    @POST
    @PermissionsAllowed(Acts.RECUSE)
    @Idempotent
    @Operation(summary = "Keeps an official out of the review or its project, or declares that the party can't act")
    @APIResponseSchema(value = RecusalView.class, responseCode = "201", responseDescription = "Recorded")
    public Response record(@PathParam("id") UUID id, NewRecusal recusal) {
        RecusalView recorded = recusals.record(id, officials.current(), recusal);
        return Response.created(URI.create("/api/v1/reviews/" + id + "/recusals"))
                .entity(recorded)
                .build();
    }

    /** Takes a recusal back. */
    @POST
    @Path("/{recusal}/withdrawal")
    @PermissionsAllowed(Acts.TAKE_RECUSAL_BACK)
    @Idempotent
    @Operation(summary = "Takes a recusal back, by another signatory of the agency")
    @APIResponseSchema(RecusalView.class)
    public Response withdraw(@PathParam("id") UUID id, @PathParam("recusal") UUID recusal, Note note) {
        RecusalView over = recusals.withdraw(id, recusal, officials.current(), note == null ? null : note.note());
        return Response.ok(over).build();
    }

    /**
     * Why.
     *
     * @param note the reason in words
     */
    public record Note(String note) {}
}
