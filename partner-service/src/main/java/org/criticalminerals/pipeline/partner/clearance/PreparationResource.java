package org.criticalminerals.pipeline.partner.clearance;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.criticalminerals.pipeline.partner.clearance.PreparationView.AnswerView;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.ClearanceView;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.DraftView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A party's own way to its position over HTTP: the draft, the clearances, who has them in hand. */
@Path("/api/v1/reviews/{id}/preparation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreparationResource {

    private static final int LONGEST_AGENCY = 100;

    private final PreparationQueries queries;
    private final PreparationService preparations;
    private final AssignmentService assignments;
    private final ActingOfficials officials;

    PreparationResource(
            PreparationQueries queries,
            PreparationService preparations,
            AssignmentService assignments,
            ActingOfficials officials) {
        this.queries = queries;
        this.preparations = preparations;
        this.assignments = assignments;
        this.officials = officials;
    }

    /** All of it. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "How the own party prepares its position")
    public PreparationView get(@PathParam("id") UUID id) {
        return queries.get(id, officials.current());
    }

    /** The versions of the draft, the newest first. */
    @GET
    @Path("/draft")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The versions of the own party's draft, newest first")
    public Page<DraftView> drafts(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<DraftView> rows = queries.drafts(id, before(cursor), size + 1, officials.current());
        return Page.of(rows, size, draft -> Cursor.encode(draft.version()));
    }

    /** Writes a version of the draft. */
    @PUT
    @Path("/draft")
    @PermissionsAllowed(Acts.PREPARE_POSITION)
    @Operation(summary = "Writes a version of the own party's draft")
    public PreparationView draft(@PathParam("id") UUID id, NewDraft draft) {
        preparations.draft(id, officials.current(), draft);
        return queries.get(id, officials.current());
    }

    /** What was asked of whom, and what they said. */
    @GET
    @Path("/clearances")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What the own party's agencies were asked, and what they said")
    public Page<ClearanceView> clearances(@PathParam("id") UUID id) {
        return new Page<>(queries.clearances(id, officials.current()), null);
    }

    /** Asks an agency. */
    @POST
    @Path("/clearances")
    @PermissionsAllowed(Acts.PREPARE_POSITION)
    @Idempotent
    @Operation(summary = "Asks an agency of the own party to clear, for the first time or again")
    @APIResponseSchema(value = ClearanceView.class, responseCode = "201", responseDescription = "Asked")
    public Response ask(@PathParam("id") UUID id, PreparationService.Question question) {
        preparations.ask(id, officials.current(), question);
        return Response.created(URI.create("/api/v1/reviews/" + id + "/preparation/clearances/" + question.agency()))
                .entity(queries.clearance(id, question.agency(), officials.current()))
                .build();
    }

    /** One agency's clearance. */
    @GET
    @Path("/clearances/{agency}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What an agency of the own party was asked, and its latest answer")
    public ClearanceView clearance(@PathParam("id") UUID id, @PathParam("agency") String agency) {
        return queries.clearance(id, agency(agency), officials.current());
    }

    /** Answers for the own agency, for the first time or anew. */
    @PUT
    @Path("/clearances/{agency}")
    @PermissionsAllowed(Acts.CLEAR)
    @Operation(summary = "Answers for the own agency, for the first time or anew")
    @APIResponseSchema(value = ClearanceView.class, responseCode = "200", responseDescription = "Answered anew")
    public Response answer(
            @PathParam("id") UUID id, @PathParam("agency") String agency, PreparationService.Answer answer) {
        boolean first = preparations.answer(id, agency(agency), officials.current(), answer);
        ClearanceView view = queries.clearance(id, agency, officials.current());
        return first
                ? Response.created(URI.create("/api/v1/reviews/" + id + "/preparation/clearances/" + agency))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    /** The versions of an agency's answer, the newest first. */
    @GET
    @Path("/clearances/{agency}/answers")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The versions of an agency's answer, newest first")
    public Page<AnswerView> answers(
            @PathParam("id") UUID id,
            @PathParam("agency") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<AnswerView> rows = queries.answers(id, agency(agency), before(cursor), size + 1, officials.current());
        return Page.of(rows, size, answer -> Cursor.encode(answer.version()));
    }

    /** Gives the draft to a colleague of the lead, or back to its desk. */
    @PUT
    @Path("/assignee")
    @PermissionsAllowed(Acts.PREPARE_POSITION)
    @Operation(summary = "Gives the draft to a colleague of the lead, or back to its desk")
    public PreparationView assign(@PathParam("id") UUID id, AssignmentService.Assignment assignment) {
        assignments.assign(id, officials.current(), assignment);
        return queries.get(id, officials.current());
    }

    /** Gives a clearance to a colleague of the agency that is asked, or back to its desk. */
    @PUT
    @Path("/clearances/{agency}/assignee")
    @PermissionsAllowed(Acts.CLEAR)
    @Operation(summary = "Gives a clearance to a colleague of the agency that is asked, or back to its desk")
    public ClearanceView assignClearance(
            @PathParam("id") UUID id, @PathParam("agency") String agency, AssignmentService.Assignment assignment) {
        assignments.assignClearance(id, agency(agency), officials.current(), assignment);
        return queries.clearance(id, agency, officials.current());
    }

    private static String agency(String id) {
        if (id.length() > LONGEST_AGENCY || id.indexOf('\0') >= 0) {
            throw Problems.notFound("clearance");
        }
        return id;
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
