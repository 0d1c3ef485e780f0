package org.criticalminerals.pipeline.partner.condition;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.condition.ConditionRepository.Filter;
import org.criticalminerals.pipeline.partner.condition.ConditionService.Proof;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The conditions of approvals over HTTP: what is open, evidence for it, and its end. */
@Path("/api/v1/conditions")
@Produces(MediaType.APPLICATION_JSON)
public class ConditionResource {

    private static final int LONGEST_NAME = 100;

    private final ConditionService conditions;
    private final ActingOfficials officials;

    ConditionResource(ConditionService conditions, ActingOfficials officials) {
        this.conditions = conditions;
        this.officials = officials;
    }

    /**
     * Who has to fulfil a condition.
     *
     * @param agency the agency's id
     */
    public record Owner(String agency) {}

    /**
     * What shows that a condition is fulfilled, or why it is waived.
     *
     * @param evidence what shows it, or why
     * @param reference where that can be found
     * @param link an address where it can be read; of evidence alone
     * @param marking who may read it, of evidence alone; null for all who see the condition
     */
    public record NewProof(
            String evidence,
            String reference,
            String link,
            @Valid StoredMarking marking) {

        static Proof proof(NewProof sent) {
            return sent == null ? null : new Proof(sent.evidence(), sent.reference(), sent.link(), sent.marking());
        }
    }

    /**
     * Another due date.
     *
     * @param dueOn the day
     * @param reasons why
     */
    public record NewDueDate(LocalDate dueOn, String reasons) {}

    /** Conditions, the newest first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Conditions of approvals, newest first")
    public Page<ConditionView> list(
            @QueryParam("project") String project,
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("owner") String owner,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        Filter filter = new Filter(
                uuid("/project", project),
                Optional.ofNullable(name("/agreement", agreement)).map(List::of).orElse(null),
                status(status),
                name("/owner", owner));
        List<ConditionView> rows = conditions.list(filter, Cursor.id(cursor), size + 1, officials.current());
        return Page.of(rows, size, condition -> Cursor.encode(condition.id()));
    }

    /** One condition. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A condition with its evidence")
    public ConditionView get(@PathParam("id") UUID id) {
        return conditions.get(id, officials.current());
    }

    /** Names the agency that has to fulfil a condition. */
    @PUT
    @Path("/{id}/owner")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.WORK_ON_CONDITION)
    @Operation(summary = "Names the agency that has to fulfil a condition, for the party that set it")
    public ConditionView assign(@PathParam("id") UUID id, Owner owner) {
        return conditions.assign(id, officials.current(), owner == null ? null : owner.agency());
    }

    /** Submits what shows that a condition is fulfilled. */
    @POST
    @Path("/{id}/evidence")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.WORK_ON_CONDITION)
    @Transactional
    @Idempotent
    @Operation(summary = "Submits what shows that a condition is fulfilled")
    @APIResponseSchema(value = ConditionView.class, responseCode = "201", responseDescription = "Submitted")
    public Response submit(@PathParam("id") UUID id, @Valid NewProof proof) {
        ConditionView condition = conditions.submit(id, officials.current(), NewProof.proof(proof));
        return Response.status(Response.Status.CREATED).entity(condition).build();
    }

    /** Gives a condition another due date. */
    @POST
    @Path("/{id}/due-date")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.LIFT_CONDITION)
    @Transactional
    @Idempotent
    @Operation(summary = "Moves a condition's due date, for the party that set it")
    @APIResponseSchema(value = ConditionView.class, responseCode = "200", responseDescription = "Moved")
    public Response moveDue(@PathParam("id") UUID id, NewDueDate date) {
        LocalDate day = date == null ? null : date.dueOn();
        String reasons = date == null ? null : date.reasons();
        return Response.ok(conditions.moveDue(id, officials.current(), day, reasons))
                .build();
    }

    /** Holds a condition for fulfilled. */
    @POST
    @Path("/{id}/discharge")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.LIFT_CONDITION)
    @Transactional
    @Idempotent
    @Operation(summary = "Holds a condition for fulfilled, for the party that set it")
    @APIResponseSchema(value = ConditionView.class, responseCode = "200", responseDescription = "Discharged")
    public Response discharge(@PathParam("id") UUID id, NewProof proof) {
        return Response.ok(conditions.discharge(id, officials.current(), NewProof.proof(proof)))
                .build();
    }

    /** No longer asks for a condition. */
    @POST
    @Path("/{id}/waiver")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.LIFT_CONDITION)
    @Transactional
    @Idempotent
    @Operation(summary = "Waives a condition, for the party that set it")
    @APIResponseSchema(value = ConditionView.class, responseCode = "200", responseDescription = "Waived")
    public Response waive(@PathParam("id") UUID id, NewProof proof) {
        return Response.ok(conditions.waive(id, officials.current(), NewProof.proof(proof)))
                .build();
    }

    private static UUID uuid(String pointer, String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(pointer, "must be a UUID");
        }
    }

    private static ConditionStatus status(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(ConditionStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/status", "must be OPEN, DISCHARGED or WAIVED"));
    }

    private static String name(String pointer, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_NAME || text.indexOf('\0') >= 0) {
            throw Problems.invalid(pointer, "must be a code of at most " + LONGEST_NAME + " characters");
        }
        return text;
    }
}
