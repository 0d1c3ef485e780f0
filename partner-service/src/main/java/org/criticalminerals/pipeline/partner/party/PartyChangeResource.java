package org.criticalminerals.pipeline.partner.party;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Changes of parties and agencies over HTTP: each with its day and its reason, kept for good. */
@Path("/api/v1/party-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PartyChangeResource {

    private final PartyChangeService changes;
    private final ActingOfficials officials;

    PartyChangeResource(PartyChangeService changes, ActingOfficials officials) {
        this.changes = changes;
        this.officials = officials;
    }

    /**
     * A withdrawal.
     *
     * @param reasons why
     */
    public record Withdrawal(String reasons) {}

    /** What changed of a party and its agencies, or of one agency, and what is to change. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Changes of a party and its agencies, or of one agency, past and to come, newest first")
    public Page<PartyChangeView> list(
            @QueryParam("party") String party,
            @QueryParam("agency") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        ActingOfficial reader = officials.current();
        if ((party == null) == (agency == null)) {
            throw Problems.invalid("", "Name either a party or an agency");
        }
        int size = Limit.of(limit);
        List<PartyChange> rows = party == null
                ? changes.ofAgency(agency, Cursor.id(cursor), size + 1)
                : changes.ofParty(party, Cursor.id(cursor), size + 1);
        return Page.of(rows, size, change -> Cursor.encode(change.id))
                .map(change -> PartyChangeView.of(change, reader));
    }

    /** One change. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A change of a party or an agency")
    public PartyChangeView get(@PathParam("id") UUID id) {
        return PartyChangeView.of(changes.get(id), officials.current());
    }

    /** Takes a change back before its day. */
    @POST
    @Path("/{id}/withdrawal")
    @PermissionsAllowed(Acts.CHANGE_PARTY)
    @Idempotent
    @Transactional
    @Operation(summary = "Takes a change back before its day")
    @APIResponseSchema(value = PartyChangeView.class, responseCode = "200")
    public Response withdraw(@PathParam("id") UUID id, Withdrawal withdrawal) {
        ActingOfficial by = officials.current();
        PartyChange change = changes.withdraw(id, withdrawal == null ? null : withdrawal.reasons(), by);
        return Response.ok(PartyChangeView.of(change, by)).build();
    }
}
