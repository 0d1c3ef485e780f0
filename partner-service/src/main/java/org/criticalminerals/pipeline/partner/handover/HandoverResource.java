package org.criticalminerals.pipeline.partner.handover;

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
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Handovers over HTTP, within one's own agency. */
@Path("/api/v1/handovers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HandoverResource {

    private final HandoverService handovers;
    private final ActingOfficials officials;

    HandoverResource(HandoverService handovers, ActingOfficials officials) {
        this.handovers = handovers;
        this.officials = officials;
    }

    /** What would move if a colleague handed over now. */
    @GET
    @PermissionsAllowed(Acts.HAND_OVER)
    @Operation(summary = "What would move if a colleague handed over now")
    public OpenWork openWork(@QueryParam("from") String from) {
        return handovers.openWorkOf(from, officials.current());
    }

    /** A handover. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A handover: what passed on, and what ended")
    public HandoverView get(@PathParam("id") UUID id) {
        officials.current();
        return handovers.get(id);
    }

    /** Hands a colleague's open work over. */
    @POST
    @PermissionsAllowed(Acts.HAND_OVER)
    @Idempotent
    @Operation(summary = "Hands a colleague's open work to another, or back to the desk")
    @APIResponseSchema(value = HandoverView.class, responseCode = "201", responseDescription = "Handed over")
    public Response handOver(NewHandover handover) {
        HandoverView done = handovers.handOver(officials.current(), handover);
        return Response.created(URI.create("/api/v1/handovers/" + done.id()))
                .entity(done)
                .build();
    }

    /**
     * What a signatory hands over.
     *
     * @param from whose work; a subject of the identity provider
     * @param to to whom; absent for the agency's desk
     * @param note what the successor should know
     */
    public record NewHandover(String from, String to, String note) {}
}
