package org.criticalminerals.pipeline.partner.consent;

import io.quarkus.security.PermissionsAllowed;
import io.vertx.ext.web.RoutingContext;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.consent.HostConsentView.ConsentView;
import org.criticalminerals.pipeline.partner.review.Arrivals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The consent of site states over HTTP: where each stands, what was recorded, and recording it. */
@Path("/api/v1/candidacies/{project}/{agreement}/host-consents")
@Produces(MediaType.APPLICATION_JSON)
public class HostConsentResource {

    private static final int CODE = 2;

    private final HostConsentService consents;
    private final ActingOfficials officials;
    private final Arrivals arrivals;
    private final RoutingContext routing;

    HostConsentResource(
            HostConsentService consents, ActingOfficials officials, Arrivals arrivals, RoutingContext routing) {
        this.consents = consents;
        this.officials = officials;
        this.arrivals = arrivals;
        this.routing = routing;
    }

    /** Where every site state stands; a handful by nature. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Where the states stand in which a project's sites lie")
    public Page<HostConsentView> list(@PathParam("project") UUID project, @PathParam("agreement") String agreement) {
        return new Page<>(consents.list(project, agreement, officials.current()), null);
    }

    /** The versions of a state's record, the newest first. */
    @GET
    @Path("/{state}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What was recorded of a state, newest first")
    public Page<ConsentView> versions(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        if (state.length() != CODE) {
            throw Problems.invalid("/state", "must be the two-letter ISO 3166 code of a state");
        }
        List<ConsentView> rows = consents.versions(project, agreement, state, before(cursor), size + 1);
        return Page.of(rows, size, consent -> Cursor.encode(consent.version()));
    }

    /** Records what a state says, the first time or in place of what was recorded. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.RECORD_HOST_CONSENT)
    @Transactional
    @Idempotent
    @Operation(summary = "Records what a site state says, the first time or in place of what was recorded")
    @APIResponseSchema(value = ConsentView.class, responseCode = "201", responseDescription = "Recorded")
    public Response record(
            @PathParam("project") UUID project, @PathParam("agreement") String agreement, NewHostConsent consent) {
        ConsentView recorded = consents.record(project, agreement, officials.current(), consent, arrivals.of(routing));
        return Response.created(URI.create(
                        "/api/v1/candidacies/" + project + "/" + agreement + "/host-consents/" + recorded.state()))
                .entity(recorded)
                .build();
    }

    private static int before(String cursor) {
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }
}
