package org.criticalminerals.pipeline.partner.criteria;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
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
import org.criticalminerals.pipeline.partner.criteria.AnswerRepository.Place;
import org.criticalminerals.pipeline.partner.criteria.CriteriaView.AnswerView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Criteria sets and checklists of a candidacy over HTTP: what is asked, what the parties answered, answering. */
@Path("/api/v1/candidacies/{project}/{agreement}/criteria")
@Produces(MediaType.APPLICATION_JSON)
public class CriteriaResource {

    private static final int LONGEST_CODE = 100;

    private final CriteriaQueries queries;
    private final AnswerService answers;
    private final ActingOfficials officials;

    CriteriaResource(CriteriaQueries queries, AnswerService answers, ActingOfficials officials) {
        this.queries = queries;
        this.answers = answers;
        this.officials = officials;
    }

    /** What a candidacy is asked, with the parties' answers side by side; a handful by nature. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Criteria sets and checklists of a candidacy, with the parties' answers side by side")
    public Page<CriteriaView> list(@PathParam("project") UUID project, @PathParam("agreement") String agreement) {
        return new Page<>(queries.list(project, agreement, officials.current()), null);
    }

    /** The versions of an answer, the newest first; the own party's where none is named. */
    @GET
    @Path("/{set}/{item}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The versions of a party's answer, newest first; the own party's where none is named")
    public Page<AnswerView> versions(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @PathParam("item") String item,
            @QueryParam("party") String party,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Place place = new Place(
                project,
                agreement,
                set,
                item,
                party == null || party.isEmpty() ? reader.party() : code("/party", party));
        List<AnswerView> rows = queries.versions(place, before(cursor), size + 1);
        return Page.of(rows, size, answer -> Cursor.encode(answer.version()));
    }

    /** Answers an item for the own party, the first time or in place of its answer. */
    @PUT
    @Path("/{set}/{item}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.ANSWER_CRITERIA)
    @Operation(summary = "Answers an item for the own party, the first time or in place of its answer")
    @APIResponseSchema(value = AnswerView.class, responseCode = "200", responseDescription = "Replaced")
    public Response answer(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @PathParam("item") String item,
            NewAnswer answer) {
        AnswerView given = answers.answer(project, agreement, set, item, officials.current(), answer);
        if (given.version() > 1) {
            return Response.ok(given).build();
        }
        return Response.created(URI.create(
                        "/api/v1/candidacies/" + project + "/" + agreement + "/criteria/" + set + "/" + item))
                .entity(given)
                .build();
    }

    /** Shows the own party's answers on a set to the other parties. */
    @POST
    @Path("/{set}/release")
    @PermissionsAllowed(Acts.ANSWER_CRITERIA)
    @Transactional
    @Idempotent
    @Operation(summary = "Shows the own party's answers on a set to the other parties, once all are there")
    @APIResponseSchema(value = CriteriaView.class, responseCode = "200", responseDescription = "Released")
    public Response release(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set) {
        var official = officials.current();
        answers.release(project, agreement, set, official);
        CriteriaView released = queries.list(project, agreement, official).stream()
                .filter(view -> view.code().equals(set))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("criteria set under this agreement"));
        return Response.ok(released).build();
    }

    private static String code(String pointer, String text) {
        if (text.length() > LONGEST_CODE || text.indexOf('\0') >= 0) {
            throw Problems.invalid(pointer, "must be a code of at most " + LONGEST_CODE + " characters");
        }
        return text;
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
