package org.criticalminerals.pipeline.project.duplicate;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.criticalminerals.pipeline.events.DuplicateVerdict;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.Acts;

/** Settles what two projects that look alike are. */
@Path("/api/v1/projects/{id}/duplicates/{other}/settlement")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class SettlementResource {

    private final DuplicateService duplicates;

    SettlementResource(DuplicateService duplicates) {
        this.duplicates = duplicates;
    }

    /** What they are, and why. */
    public record Verdict(
            @NotNull(message = "is missing: DISTINCT, SAME or RELATED")
            DuplicateVerdict verdict,

            @NotBlank(message = "is missing: say why; whoever sees both projects reads it")
            @Size(max = 4_000, message = "must have at most 4000 characters")
            String reasons) {}

    @POST
    @PermissionsAllowed(Acts.SETTLE_DUPLICATE)
    @Idempotent
    public Response settle(
            @PathParam("id") UUID id,
            @PathParam("other") UUID other,
            @NotNull(message = "is missing: send an object with verdict and reasons") @Valid Verdict verdict) {
        return Response.created(URI.create("/api/v1/projects/" + id + "/duplicates"))
                .entity(duplicates.settle(
                        id, other, verdict.verdict(), verdict.reasons().strip()))
                .build();
    }
}
