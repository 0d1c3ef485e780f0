package org.criticalminerals.pipeline.partner.access;

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
import java.net.URI;
import java.util.Arrays;
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
import org.criticalminerals.pipeline.partner.access.AccessRequest.Status;
import org.criticalminerals.pipeline.partner.access.AccessRequestService.NewDecision;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Requests for access to documents over HTTP, for the party that answers them. */
@Path("/api/v1/access-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessRequestResource {

    private final AccessRequestService cases;
    private final AccessLawService laws;
    private final ActingOfficials officials;

    AccessRequestResource(AccessRequestService cases, AccessLawService laws, ActingOfficials officials) {
        this.cases = cases;
        this.laws = laws;
        this.officials = officials;
    }

    /** The own party's cases. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The own party's requests for access, newest first")
    public Page<AccessRequestView> list(
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<AccessRequestView> rows = cases.list(status(status), Cursor.id(cursor), size + 1, officials.current());
        return Page.of(rows, size, one -> Cursor.encode(one.id()));
    }

    /** The laws by which parties answer. */
    @GET
    @Path("/laws")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The laws on access by which the parties answer, with terms and grounds")
    public Page<AccessLaw> laws() {
        officials.current();
        return new Page<>(laws.all(), null);
    }

    /** A case. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A request for access of the own party, with its consultations")
    public AccessRequestView get(@PathParam("id") UUID id) {
        return cases.get(id, officials.current());
    }

    /** Enters a request. */
    @POST
    @PermissionsAllowed(Acts.KEEP_ACCESS_CASE)
    @Idempotent
    @Transactional
    @Operation(summary = "Enters a request for access and consults the parties whose information it asks for")
    @APIResponseSchema(value = AccessRequestView.class, responseCode = "201")
    public Response enter(NewAccessRequest body) {
        AccessRequestView entered = cases.enter(required(body), officials.current());
        return Response.created(URI.create("/api/v1/access-requests/" + entered.id()))
                .entity(entered)
                .build();
    }

    /**
     * A further party to consult.
     *
     * @param party which
     * @param question what is put to it; what was put to the others where absent
     */
    public record NewConsultation(String party, String question) {}

    /** Consults a further party. */
    @POST
    @Path("/{id}/consultations")
    @PermissionsAllowed(Acts.KEEP_ACCESS_CASE)
    @Idempotent
    @Transactional
    @Operation(summary = "Consults a further party")
    @APIResponseSchema(value = AccessRequestView.class, responseCode = "200")
    public Response consult(@PathParam("id") UUID id, NewConsultation body) {
        NewConsultation wanted = required(body);
        return ok(cases.consult(id, wanted.party(), wanted.question(), officials.current()));
    }

    /**
     * An extension.
     *
     * @param reason why
     */
    public record Extension(String reason) {}

    /** Extends the term. */
    @POST
    @Path("/{id}/extension")
    @PermissionsAllowed(Acts.KEEP_ACCESS_CASE)
    @Idempotent
    @Transactional
    @Operation(summary = "Extends the term, once, as the law lets it be")
    @APIResponseSchema(value = AccessRequestView.class, responseCode = "200")
    public Response extend(@PathParam("id") UUID id, Extension body) {
        return ok(cases.extend(id, required(body).reason(), officials.current()));
    }

    /** Decides. */
    @POST
    @Path("/{id}/decision")
    @PermissionsAllowed(Acts.DECIDE_ACCESS)
    @Idempotent
    @Transactional
    @Operation(summary = "Decides on a request; releases nothing that its originator hasn't released")
    @APIResponseSchema(value = AccessRequestView.class, responseCode = "200")
    public Response decide(@PathParam("id") UUID id, NewDecision body) {
        return ok(cases.decide(id, required(body), officials.current()));
    }

    /** How a case is closed. */
    public enum Closing {
        /** It was answered as decided. */
        ANSWERED,
        /** Who asked took it back. */
        WITHDRAWN
    }

    /**
     * The end of a case.
     *
     * @param how how it ends
     * @param note what was sent, or how it was taken back
     */
    public record End(Closing how, String note) {}

    /** Closes a case. */
    @POST
    @Path("/{id}/closing")
    @PermissionsAllowed(Acts.KEEP_ACCESS_CASE)
    @Idempotent
    @Transactional
    @Operation(summary = "Closes a case as answered, or as withdrawn by who asked")
    @APIResponseSchema(value = AccessRequestView.class, responseCode = "200")
    public Response close(@PathParam("id") UUID id, End body) {
        End end = required(body);
        if (end.how() == null) {
            throw Problems.invalid("/how", "is missing: ANSWERED or WITHDRAWN");
        }
        ActingOfficial by = officials.current();
        return ok(cases.close(id, end.how() == Closing.WITHDRAWN, end.note(), by));
    }

    private static Response ok(AccessRequestView view) {
        return Response.ok(view).build();
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problems.invalid("", "The body is missing");
        }
        return body;
    }

    private static Status status(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/status", "must be OPEN, DECIDED, ANSWERED or WITHDRAWN"));
    }
}
