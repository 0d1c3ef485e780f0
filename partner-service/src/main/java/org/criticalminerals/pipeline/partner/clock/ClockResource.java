package org.criticalminerals.pipeline.partner.clock;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.BaseEvent;
import org.criticalminerals.pipeline.partner.clock.ClockRepository.After;
import org.criticalminerals.pipeline.partner.clock.ClockRepository.Filter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The clocks of agreements over HTTP. */
@Path("/api/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClockResource {

    private static final int LONGEST_CODE = 100;

    private final ClockService clocks;
    private final ActingOfficials officials;

    ClockResource(ClockService clocks, ActingOfficials officials) {
        this.clocks = clocks;
        this.officials = officials;
    }

    /** Clocks in the order in which they run out. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Clocks of agreements and of selected projects, in the order in which they run out")
    public Page<ClockView> list(
            @QueryParam("agreement") String agreement,
            @QueryParam("project") String project,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Filter filter = new Filter(code(agreement), uuid(project), status(status));
        List<AgreementClock> rows = clocks.list(filter, after(cursor), size + 1, reader);
        return Page.of(rows, size, clock -> Cursor.encode(clock.dueAt, clock.id))
                .map(ClockView::of);
    }

    /** One clock. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A clock")
    public ClockView get(@PathParam("id") UUID id) {
        officials.current();
        return ClockView.of(clocks.get(id));
    }

    /**
     * What fulfils a clock.
     *
     * @param fulfilledOn the day on which it happened; today where absent
     * @param evidence what shows it
     */
    public record NewFulfilment(LocalDate fulfilledOn, String evidence) {}

    /** Takes what fulfils a clock. */
    @POST
    @Path("/{id}/fulfilment")
    @PermissionsAllowed(Acts.FULFIL_CLOCK)
    @Idempotent
    @Transactional
    @Operation(summary = "Records what fulfils a clock")
    @APIResponseSchema(value = ClockView.class, responseCode = "200")
    public Response fulfil(@PathParam("id") UUID id, NewFulfilment body) {
        if (body == null) {
            throw Problems.invalid("", "The body must hold the evidence");
        }
        return Response.ok(ClockView.of(clocks.fulfil(id, body.fulfilledOn(), body.evidence(), officials.current())))
                .build();
    }

    /**
     * A clock as HTTP shows it.
     *
     * @param id its id
     * @param agreement the agreement's code
     * @param name what it is called
     * @param status where it stands
     * @param baseEvent from which event it counts
     * @param baseOn the day of that event
     * @param length how long, as an ISO 8601 period
     * @param dueOn the day on which it runs out
     * @param dueAt the instant at which that day ends
     * @param fulfilledBy what fulfils it, in words
     * @param projectId the selected project; null for a clock of the agreement itself
     * @param projectName its name when it was selected; null for a clock of the agreement itself
     * @param expiredAt when it ran out; null where it didn't
     * @param fulfilledOn the day on which it was fulfilled; null where it isn't
     * @param evidence what shows it; null where it isn't fulfilled
     * @param fulfilledAgency the agency that recorded it; null where it isn't fulfilled
     */
    public record ClockView(
            UUID id,
            String agreement,
            String name,
            ClockStatus status,
            BaseEvent baseEvent,
            LocalDate baseOn,
            String length,
            LocalDate dueOn,
            Instant dueAt,
            String fulfilledBy,
            UUID projectId,
            String projectName,
            Instant expiredAt,
            LocalDate fulfilledOn,
            String evidence,
            String fulfilledAgency) {

        static ClockView of(AgreementClock clock) {
            return new ClockView(
                    clock.id,
                    clock.agreement,
                    clock.name,
                    clock.status,
                    clock.baseEvent,
                    clock.baseOn,
                    clock.length,
                    clock.dueOn,
                    clock.dueAt,
                    clock.fulfilledBy,
                    clock.projectId,
                    clock.projectName,
                    clock.expiredAt,
                    clock.fulfilledOn,
                    clock.evidence,
                    clock.fulfilledAgency);
        }
    }

    private static List<String> code(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_CODE || text.indexOf('\0') >= 0) {
            throw Problems.invalid("/agreement", "must be a code of at most " + LONGEST_CODE + " characters");
        }
        return List.of(text);
    }

    private static UUID uuid(String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/project", "must be a UUID");
        }
    }

    private static ClockStatus status(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(ClockStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/status", "must be RUNNING, EXPIRED, FULFILLED or CANCELLED"));
    }

    private static After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, 2);
            return new After(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
