package org.criticalminerals.pipeline.partner.committee;

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
import org.criticalminerals.pipeline.partner.committee.PackageRepository.Filter;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewPackage;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewSignature;
import org.criticalminerals.pipeline.partner.review.Arrivals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Packages over HTTP: many candidacies decided in one act, with carve-outs. */
@Path("/api/v1/packages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class PackageResource {

    private static final String PATH = "/api/v1/packages/";

    private final PackageQueries queries;
    private final PackageService service;
    private final ActingOfficials officials;
    private final Arrivals arrivals;
    private final RoutingContext routing;

    PackageResource(
            PackageQueries queries,
            PackageService service,
            ActingOfficials officials,
            Arrivals arrivals,
            RoutingContext routing) {
        this.queries = queries;
        this.service = service;
        this.officials = officials;
        this.arrivals = arrivals;
        this.routing = routing;
    }

    /** Packages, the newest first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Packages of reviews, the newest first")
    public Page<PackageQueries.Brief> list(
            @QueryParam("agreement") String agreement,
            @QueryParam("meeting") String meeting,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Fields fields = new Fields();
        String code = fields.optional("/agreement", agreement, 100);
        UUID of = meeting == null || meeting.isEmpty()
                ? null
                : fields.parsed("/meeting", "must be a UUID", () -> UUID.fromString(meeting));
        fields.done();
        Filter filter = new Filter(code == null ? null : List.of(code), of);
        List<PackageQueries.Brief> rows = queries.list(filter, Cursor.id(cursor), size + 1, reader);
        return Page.of(rows, size, one -> Cursor.encode(one.id()));
    }

    /** Opens a package. */
    @POST
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Puts open reviews of an agreement together")
    @APIResponseSchema(value = PackageView.class, responseCode = "201")
    public Response open(NewPackage request) {
        UUID id = service.open(request, officials.current()).id;
        return Response.created(URI.create(PATH + id))
                .entity(queries.get(id, officials.current()))
                .build();
    }

    /** One package. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A package: where each of its reviews stands, and who has signed")
    public PackageView get(@PathParam("id") UUID id) {
        return queries.get(id, officials.current());
    }

    /** Signs a package for the own party. */
    @POST
    @Path("/{id}/signatures")
    @PermissionsAllowed(Acts.SIGN)
    @Idempotent
    @Operation(summary = "Signs a package for the own party: a position on each review but for carve-outs, all or none")
    @APIResponseSchema(value = PackageView.class, responseCode = "201")
    public Response sign(@PathParam("id") UUID id, NewSignature signature) {
        var official = officials.current();
        service.sign(id, signature, official, arrivals.of(routing));
        return Response.created(URI.create(PATH + id + "/signatures/" + official.party()))
                .entity(queries.get(id, official))
                .build();
    }
}
