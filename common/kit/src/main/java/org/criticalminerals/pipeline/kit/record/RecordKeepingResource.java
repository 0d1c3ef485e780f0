package org.criticalminerals.pipeline.kit.record;

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
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** How long the own party's part of the record is kept, over HTTP: schedules, holds, and people it is to forget. */
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class RecordKeepingResource {

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_SUBJECT = 100;

    private final RecordKeeping keeping;
    private final ActingOfficials officials;

    RecordKeepingResource(RecordKeeping keeping, ActingOfficials officials) {
        this.keeping = keeping;
        this.officials = officials;
    }

    /** For how long each kind of leaf tells of people and contents. */
    @GET
    @Path("/schedules")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "For how many years each kind of leaf tells of people and contents")
    public Page<RecordKeeping.Schedule> schedules() {
        return new Page<>(keeping.schedules(), null);
    }

    /** Holds of the own party, newest first. */
    @GET
    @Path("/holds")
    @PermissionsAllowed(Acts.READ_RECORD)
    @Operation(summary = "Legal holds of the own party, newest first")
    public Page<HoldView> holds(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        return Page.of(keeping.holds(Cursor.id(cursor), size + 1), size, last -> Cursor.encode(last.id))
                .map(HoldView::of);
    }

    /** Sets a hold. */
    @POST
    @Path("/holds")
    @PermissionsAllowed(Acts.KEEP_RECORD)
    @Idempotent
    @Operation(summary = "Keeps the record from forgetting what was done on a project or in a period")
    @APIResponseSchema(value = HoldView.class, responseCode = "201")
    public Response hold(NewHold hold) {
        if (hold == null || hold.project() == null && hold.from() == null) {
            throw Problems.invalid("/project", "must name a project, or from the beginning of a period");
        }
        if (hold.from() != null && hold.until() != null && !hold.until().isAfter(hold.from())) {
            throw Problems.invalid("/until", "must be after from");
        }
        HoldView set = HoldView.of(
                keeping.hold(officials.current(), hold.project(), hold.from(), hold.until(), reason(hold.reason())));
        return Response.created(URI.create("/api/v1/record/holds")).entity(set).build();
    }

    /** Lifts a hold. */
    @POST
    @Path("/holds/{id}/lifting")
    @PermissionsAllowed(Acts.KEEP_RECORD)
    @Idempotent
    @Operation(summary = "Lifts a legal hold")
    @APIResponseSchema(HoldView.class)
    public Response lift(@PathParam("id") UUID id, Reason body) {
        return Response.ok(
                        HoldView.of(keeping.lift(officials.current(), id, reason(body == null ? null : body.reason()))))
                .build();
    }

    /** People that the record of the own party was to forget, newest first. */
    @GET
    @Path("/pseudonyms")
    @PermissionsAllowed(Acts.READ_RECORD)
    @Operation(summary = "People that the own party's record was to forget, by their pseudonyms")
    public Page<PseudonymView> pseudonyms(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        return Page.of(keeping.pseudonyms(Cursor.id(cursor), size + 1), size, last -> Cursor.encode(last.id))
                .map(PseudonymView::of);
    }

    /** Has a person forgotten. */
    @POST
    @Path("/pseudonyms")
    @PermissionsAllowed(Acts.KEEP_RECORD)
    @Idempotent
    @Operation(summary = "Puts a pseudonym in the place of an official; proofs hold, what is held waits")
    @APIResponseSchema(value = PseudonymView.class, responseCode = "201")
    public Response forget(NewPseudonym body) {
        String person = FreeText.required(
                "/official",
                body == null ? null : body.official(),
                LONGEST_SUBJECT,
                "is missing: name the identifier of an official");
        PseudonymView asked = PseudonymView.of(keeping.forget(officials.current(), person, reason(body.reason())));
        return Response.created(URI.create("/api/v1/record/pseudonyms"))
                .entity(asked)
                .build();
    }

    /**
     * A hold to be set, on a project, a period or both.
     *
     * @param project the project; null for all
     * @param from the beginning of the period; null for all time
     * @param until its end; null for an open one
     * @param reason why
     */
    public record NewHold(UUID project, Instant from, Instant until, String reason) {}

    /**
     * Why something is done.
     *
     * @param reason in words, at most 2000 characters
     */
    public record Reason(String reason) {}

    /**
     * A person to be forgotten.
     *
     * @param official the identity provider's identifier
     * @param reason why
     */
    public record NewPseudonym(String official, String reason) {}

    /** A hold; the last three are null while it stands. */
    public record HoldView(
            UUID id,
            UUID project,
            Instant from,
            Instant until,
            String reason,
            Instant setAt,
            String setBy,
            Instant liftedAt,
            String liftedBy,
            String liftReason) {

        static HoldView of(Hold hold) {
            return new HoldView(
                    hold.id,
                    hold.project,
                    hold.fromAt,
                    hold.untilAt,
                    hold.reason,
                    hold.setAt,
                    hold.setBy,
                    hold.liftedAt,
                    hold.liftedBy,
                    hold.liftReason);
        }
    }

    /**
     * A person who is to be forgotten.
     *
     * @param pseudonym the name that stands for them from then on
     * @param leaves in how many leaves it stands so far
     * @param done whether none is left; holds keep some until they are lifted
     */
    public record PseudonymView(
            UUID id, String pseudonym, String reason, Instant askedAt, String askedBy, int leaves, boolean done) {

        static PseudonymView of(Pseudonym one) {
            return new PseudonymView(
                    one.id, one.pseudonym, one.reason, one.askedAt, one.askedBy, one.leaves, one.subject == null);
        }
    }

    private static String reason(String reason) {
        return FreeText.required("/reason", reason, LONGEST_REASON, "is missing: say why");
    }
}
