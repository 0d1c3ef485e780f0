package org.criticalminerals.pipeline.partner.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.After;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.Filter;
import org.criticalminerals.pipeline.partner.review.ReviewView.QuestionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Reviews over HTTP: what is asked, on whom it waits, and the positions of the parties. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReviewResource {

    private static final int LONGEST_NAME = 100;

    private final ReviewQueries queries;
    private final PositionService positions;
    private final InformationService information;
    private final ExtensionService extensions;
    private final ActingOfficials officials;
    private final Arrivals arrivals;
    private final RoutingContext routing;

    ReviewResource(
            ReviewQueries queries,
            PositionService positions,
            InformationService information,
            ExtensionService extensions,
            ActingOfficials officials,
            Arrivals arrivals,
            RoutingContext routing) {
        this.queries = queries;
        this.positions = positions;
        this.information = information;
        this.extensions = extensions;
        this.officials = officials;
        this.arrivals = arrivals;
        this.routing = routing;
    }

    /** Reviews, the newest first; those pending on a party by their deadline, the most urgent first. */
    @GET
    @Authenticated
    @Operation(summary = "Reviews, newest first; those pending on a party, most urgent first")
    public Page<ReviewView> list(
            @QueryParam("project") String project,
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("pendingOn") String pendingOn,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Filter filter = new Filter(
                uuid("/project", project),
                Optional.ofNullable(name("/agreement", agreement)).map(List::of).orElse(null),
                status(status),
                name("/pendingOn", pendingOn));
        boolean byDeadline = filter.pendingOn() != null;
        List<ReviewView> rows = queries.list(filter, after(cursor, byDeadline), size + 1, reader);
        return Page.of(
                rows,
                size,
                review -> byDeadline ? Cursor.encode(review.deadline(), review.id()) : Cursor.encode(review.id()));
    }

    /** One review. */
    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "A review: the question, the rule, on whom it waits, the positions")
    @APIResponseSchema(ReviewView.class)
    public Response get(@PathParam("id") UUID id) {
        ReviewView review = queries.get(id, officials.current());
        return Response.ok(review).header("ETag", review.etag()).build();
    }

    /** The versions of a party's position, the newest first. */
    @GET
    @Path("/{id}/positions/{party}")
    @Authenticated
    @Operation(summary = "The versions of a party's position, newest first")
    public Page<PositionView> versions(
            @PathParam("id") UUID id,
            @PathParam("party") String party,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        List<PositionView> rows = queries.versions(id, name("/party", party), before(cursor), size + 1);
        return Page.of(rows, size, position -> Cursor.encode(position.version()));
    }

    /** Signs a position for the own party, the first or one that replaces it. */
    @PUT
    @Path("/{id}/positions/{party}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(summary = "Signs a position for the own party, the first or one that replaces it")
    @APIResponseSchema(value = Signed.class, responseCode = "200", responseDescription = "Replaced")
    public Response sign(@PathParam("id") UUID id, @PathParam("party") String party, NewPosition position) {
        PositionService.Taken taken = positions.sign(id, party, officials.current(), position, arrivals.of(routing));
        Signed signed = Signed.of(taken);
        if (taken.position().version > 1) {
            return Response.ok(signed).build();
        }
        return Response.created(URI.create("/api/v1/reviews/" + id + "/positions/" + party))
                .entity(signed)
                .build();
    }

    /** Answers what a party asked, for the party that brought the question in. */
    @POST
    @Path("/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Idempotent
    @Transactional
    @Operation(summary = "Answers a party's request for information; the clock runs on")
    @APIResponseSchema(value = QuestionView.class, responseCode = "201", responseDescription = "Answered")
    public Response answer(@PathParam("id") UUID id, NewAnswer answer) {
        InformationRequest answered = information.answer(id, officials.current(), answer, arrivals.of(routing));
        return Response.created(URI.create("/api/v1/reviews/" + id))
                .entity(QuestionView.of(answered))
                .build();
    }

    /** Proposes more time for all parties. */
    @POST
    @Path("/{id}/extensions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Idempotent
    @Transactional
    @Operation(summary = "Proposes more time; the deadline moves once all deciding parties consent")
    @APIResponseSchema(value = ExtensionNumber.class, responseCode = "201", responseDescription = "Proposed")
    public Response propose(@PathParam("id") UUID id, NewExtension proposal) {
        ReviewExtension extension = extensions.propose(id, officials.current(), proposal, arrivals.of(routing));
        return Response.created(URI.create("/api/v1/reviews/" + id))
                .entity(ExtensionNumber.of(extension))
                .build();
    }

    /** Consents to more time, for the own party. */
    @PUT
    @Path("/{id}/extensions/{number}/consents/{party}")
    @Authenticated
    @Operation(summary = "Consents to more time, for the own party")
    @APIResponseSchema(ExtensionNumber.class)
    public Response consent(
            @PathParam("id") UUID id, @PathParam("number") int number, @PathParam("party") String party) {
        ReviewExtension extension = extensions.consent(id, number, party, officials.current(), arrivals.of(routing));
        return Response.ok(ExtensionNumber.of(extension)).build();
    }

    /**
     * A proposal of more time, by its number.
     *
     * @param number its number within the review
     * @param agreedAt when the last consent came; null while some are missing
     * @param deadline the deadline that it set; null while consents are missing
     */
    public record ExtensionNumber(int number, Instant agreedAt, Instant deadline) {

        static ExtensionNumber of(ReviewExtension extension) {
            return new ExtensionNumber(extension.number, extension.agreedAt, extension.deadline);
        }
    }

    /**
     * A position that was taken, and how its review stands after it.
     *
     * @param position the position
     * @param reviewId the review
     * @param status whether the review goes on
     * @param outcome how it ended; null while it goes on
     * @param explanation why it ended so; null while it goes on
     * @param concludedAt when it ended; null while it goes on
     */
    public record Signed(
            @JsonUnwrapped PositionView position,
            UUID reviewId,
            ReviewStatus status,
            Outcome outcome,
            String explanation,
            Instant concludedAt) {

        static Signed of(PositionService.Taken taken) {
            Review review = taken.review();
            return new Signed(
                    PositionView.of(taken.position(), taken.signatory()),
                    review.id,
                    review.status,
                    review.outcome,
                    review.explanation,
                    review.concludedAt);
        }
    }

    private static UUID uuid(String pointer, String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(pointer, "must be a UUID");
        }
    }

    private static ReviewStatus status(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(ReviewStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("/status", "must be OPEN, CONCLUDED or REFUSED"));
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

    private static After after(String cursor, boolean byDeadline) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, byDeadline ? 2 : 1);
            Instant deadline = byDeadline ? Instant.parse(values.getFirst()) : null;
            return new After(deadline, UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
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
