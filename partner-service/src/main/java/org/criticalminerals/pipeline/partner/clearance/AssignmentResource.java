package org.criticalminerals.pipeline.partner.clearance;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.clearance.AssignmentService.Assignment;
import org.criticalminerals.pipeline.partner.clearance.AssignmentService.Outcome;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Gives the own agency's work on many reviews to one colleague in one request. */
@Path("/api/v1/review-assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AssignmentResource {

    private static final int MOST = 50;

    private final AssignmentService assignments;
    private final ActingOfficials officials;

    AssignmentResource(AssignmentService assignments, ActingOfficials officials) {
        this.assignments = assignments;
        this.officials = officials;
    }

    /**
     * Whose work is given to whom.
     *
     * @param reviews ids of reviews, at most 50
     * @param official a desk officer or signatory of the own agency; absent to give it back to the desk
     * @param note what they should know; absent where nothing
     */
    public record NewAssignments(List<UUID> reviews, String official, String note) {}

    /**
     * What became of one review.
     *
     * @param review the review
     * @param type the kind of question; null where there is no such review
     * @param projectName its project; null for an amendment
     * @param agreement the agreement's code; null where there is no such review
     * @param gate the gate that is asked for; null for any other question
     * @param result {@code ASSIGNED}, {@code RECUSED} (the official keeps out of it), {@code NOTHING_TO_DO} (the own agency
     *     neither drafts nor is asked to clear), {@code NOT_OPEN} or {@code NOT_FOUND}
     * @param kind what was given: {@code DRAFT} or {@code CLEARANCE}; null where nothing was
     */
    public record AssignmentView(
            UUID review,
            SubjectType type,
            String projectName,
            String agreement,
            Gate gate,
            String result,
            String kind) {

        static AssignmentView of(Outcome outcome) {
            ReviewFacts about = outcome.about();
            return about == null
                    ? new AssignmentView(
                            outcome.review(),
                            null,
                            null,
                            null,
                            null,
                            outcome.result().name(),
                            null)
                    : new AssignmentView(
                            outcome.review(),
                            about.type(),
                            about.projectName(),
                            about.agreement(),
                            about.gate(),
                            outcome.result().name(),
                            outcome.kind());
        }
    }

    /**
     * What became of all.
     *
     * @param items one for each review, in the order asked
     */
    public record AssignmentsView(List<AssignmentView> items) {}

    /** Gives work on some reviews to a colleague; what can't be done for one doesn't keep the others. */
    @POST
    @PermissionsAllowed(Acts.PREPARE_POSITION)
    @Idempotent
    @Transactional
    @Operation(summary = "Gives the own agency's work on up to 50 reviews to a colleague, or back to its desk")
    @APIResponseSchema(value = AssignmentsView.class, responseCode = "200")
    public Response assign(NewAssignments asked) {
        if (asked == null || asked.reviews() == null || asked.reviews().isEmpty()) {
            throw Problems.invalid("/reviews", "must name at least one review");
        }
        if (asked.reviews().size() > MOST) {
            throw Problems.invalid("/reviews", "must not be more than " + MOST + "; send the rest in another request");
        }
        if (asked.reviews().stream().anyMatch(Objects::isNull)) {
            throw Problems.invalid("/reviews", "must hold ids of reviews");
        }
        Assignment assignment = new Assignment(asked.official(), asked.note());
        return Response.ok(new AssignmentsView(
                        assignments.assignAll(asked.reviews(), officials.current(), assignment).stream()
                                .map(AssignmentView::of)
                                .toList()))
                .build();
    }
}
