package org.criticalminerals.pipeline.partner.clearance;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.ClearanceView;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Over all reviews: what waits for an agency to clear. */
@Path("/api/v1/clearances")
@Produces(MediaType.APPLICATION_JSON)
public class ClearanceResource {

    private static final int LONGEST_AGENCY = 100;

    private final PreparationQueries queries;
    private final ActingOfficials officials;

    ClearanceResource(PreparationQueries queries, ActingOfficials officials) {
        this.queries = queries;
        this.officials = officials;
    }

    /** What waits for an agency of the own party, the most urgent first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(
            summary = "What waits for an agency of the own party to clear, most urgent first; the own one by default")
    public Page<ClearanceView> waiting(
            @QueryParam("pending") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        String of = agency == null || agency.isEmpty() ? reader.agency() : agency;
        if (of.length() > LONGEST_AGENCY || of.indexOf('\0') >= 0) {
            throw Problems.invalid("/pending", "must be the id of an agency of your party");
        }
        List<ClearanceView> rows = queries.waitingFor(of, after(cursor), size + 1, reader);
        return Page.of(rows, size, clearance -> Cursor.encode(clearance.dueAt(), clearance.reviewId()));
    }

    private static PreparationRepository.After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, 2);
            return new PreparationRepository.After(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
