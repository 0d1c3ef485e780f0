package org.criticalminerals.pipeline.partner.delegation;

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

/** Delegations over HTTP, to the own agency alone. */
@Path("/api/v1/delegations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DelegationResource {

    private final DelegationService delegations;
    private final ActingOfficials officials;

    DelegationResource(DelegationService delegations, ActingOfficials officials) {
        this.delegations = delegations;
        this.officials = officials;
    }

    /** The delegations of the own agency, the newest first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The delegations of the own agency, newest first")
    public Page<DelegationView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<DelegationView> rows = delegations.list(officials.current(), Cursor.id(cursor), size + 1);
        return Page.of(rows, size, delegation -> Cursor.encode(delegation.id()));
    }

    /** One delegation. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A delegation of the own agency")
    public DelegationView get(@PathParam("id") UUID id) {
        return delegations.get(id, officials.current());
    }

    /** Lets a colleague sign for oneself. */
    @POST
    @PermissionsAllowed(Acts.DELEGATE)
    @Idempotent
    @Operation(summary = "Lets a colleague of the own agency sign for oneself, for a time and a scope")
    @APIResponseSchema(value = DelegationView.class, responseCode = "201", responseDescription = "Given")
    public Response give(NewDelegation delegation) {
        DelegationView given = delegations.give(officials.current(), delegation);
        return Response.created(URI.create("/api/v1/delegations/" + given.id()))
                .entity(given)
                .build();
    }

    /** Takes a delegation back, at once. */
    @POST
    @Path("/{id}/revocation")
    @PermissionsAllowed(Acts.DELEGATE)
    @Idempotent
    @Operation(summary = "Takes a delegation back, at once")
    @APIResponseSchema(DelegationView.class)
    public Response revoke(@PathParam("id") UUID id, Revocation revocation) {
        DelegationView revoked =
                delegations.revoke(id, officials.current(), revocation == null ? null : revocation.note());
        return Response.ok(revoked).build();
    }

    /**
     * Why a delegation is taken back.
     *
     * @param note the reason in words; absent where none is given
     */
    public record Revocation(String note) {}
}
