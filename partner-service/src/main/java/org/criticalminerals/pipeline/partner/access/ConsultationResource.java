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
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Consultations on access over HTTP, for the party whose information is asked for. */
@Path("/api/v1/access-consultations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsultationResource {

    private final ConsultationService consultations;
    private final ActingOfficials officials;

    ConsultationResource(ConsultationService consultations, ActingOfficials officials) {
        this.consultations = consultations;
        this.officials = officials;
    }

    /**
     * An answer.
     *
     * @param answer what may be released
     * @param redactions what has to be left out, for {@code RELEASE_REDACTED}
     * @param ground on what it is refused or left out
     */
    public record NewAnswer(Answer answer, String redactions, String ground) {}

    /** What the own party is asked. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What other parties ask the own party before they release its information, newest first")
    public Page<ConsultationView> list(
            @QueryParam("waiting") boolean waiting,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<ConsultationView> rows = consultations.list(waiting, Cursor.id(cursor), size + 1, officials.current());
        return Page.of(rows, size, one -> Cursor.encode(one.id()));
    }

    /** A consultation. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A consultation that the own party asks, or is asked")
    public ConsultationView get(@PathParam("id") UUID id) {
        return consultations.get(id, officials.current());
    }

    /** Answers for the own party. */
    @POST
    @Path("/{id}/answer")
    @PermissionsAllowed(Acts.ANSWER_CONSULTATION)
    @Idempotent
    @Transactional
    @Operation(summary = "Says what of the own party's information may be released; again until the case is decided")
    @APIResponseSchema(value = ConsultationView.class, responseCode = "200")
    public Response answer(@PathParam("id") UUID id, NewAnswer body) {
        if (body == null) {
            throw Problems.invalid("", "The body is missing");
        }
        return Response.ok(
                        consultations.answer(id, body.answer(), body.redactions(), body.ground(), officials.current()))
                .build();
    }
}
