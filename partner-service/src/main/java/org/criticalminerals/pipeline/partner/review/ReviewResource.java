package org.criticalminerals.pipeline.partner.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
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
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.After;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.Filter;
import org.criticalminerals.pipeline.partner.review.ReviewView.QuestionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Reviews over HTTP: what is asked, on whom it waits, and the positions of the parties. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewResource {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_AHEAD = 366;

    private final ReviewQueries queries;
    private final PositionService positions;
    private final InformationService information;
    private final ExtensionService extensions;
    private final ActingOfficials officials;
    private final Arrivals arrivals;
    private final RoutingContext routing;
    private final Clock clock;

    ReviewResource(
            ReviewQueries queries,
            PositionService positions,
            InformationService information,
            ExtensionService extensions,
            ActingOfficials officials,
            Arrivals arrivals,
            RoutingContext routing,
            Clock clock) {
        this.queries = queries;
        this.positions = positions;
        this.information = information;
        this.extensions = extensions;
        this.officials = officials;
        this.arrivals = arrivals;
        this.routing = routing;
        this.clock = clock;
    }

    /** What a list of reviews is narrowed to, as query parameters. */
    public static class Wishes {

        @QueryParam("project")
        String project;

        @QueryParam("agreement")
        String agreement;

        @QueryParam("status")
        String status;

        @Parameter(description = "The party that an open review waits for")
        @QueryParam("pendingOn")
        String pendingOn;

        @Parameter(description = "The agency of one's own party that has to sign")
        @QueryParam("agency")
        String agency;

        @Parameter(description = "Only open reviews whose deadline has passed")
        @QueryParam("overdue")
        Boolean overdue;

        @Parameter(description = "Only open reviews whose deadline comes within so many days, or has passed")
        @QueryParam("dueWithin")
        Integer dueWithin;

        @Parameter(description = "newest, or deadline for open reviews with the most urgent first")
        @QueryParam("sort")
        String sort;
    }

    /** Reviews, the newest first; open ones on request, and those pending on a party, by deadline. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(
            summary = "Reviews, newest first; those pending on a party, or on request all open ones, most urgent first")
    public Page<ReviewView> list(
            @BeanParam Wishes wishes, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Filter filter = filter(wishes, reader);
        List<ReviewView> rows = queries.list(filter, after(cursor, filter.byDeadline()), size + 1, reader);
        return Page.of(
                rows,
                size,
                review -> filter.byDeadline()
                        ? Cursor.encode(review.deadline(), review.id())
                        : Cursor.encode(review.id()));
    }

    private Filter filter(Wishes wishes, ActingOfficial reader) {
        ReviewStatus status = status(wishes.status);
        String agency = name("/agency", wishes.agency);
        String pendingOn = pendingOn(name("/pendingOn", wishes.pendingOn), agency, reader);
        Instant dueBefore = dueBefore(wishes);
        boolean isByDeadline = pendingOn != null || dueBefore != null || isByDeadline(wishes.sort);
        if (isByDeadline && status != null && status != ReviewStatus.OPEN) {
            throw Problems.invalid(
                    "/status",
                    "must be OPEN here: pendingOn, agency, overdue, dueWithin and sort=deadline are about"
                            + " reviews that still wait");
        }
        return new Filter(
                uuid("/project", wishes.project),
                Optional.ofNullable(name("/agreement", wishes.agreement))
                        .map(List::of)
                        .orElse(null),
                status,
                pendingOn,
                agency,
                dueBefore,
                isByDeadline);
    }

    // Which agency has to act is a party's own affair (DOMAIN.md, "Pending on whom").
    private static String pendingOn(String party, String agency, ActingOfficial reader) {
        if (agency == null) {
            return party;
        }
        if (party != null && !party.equals(reader.party())) {
            throw Problems.invalid(
                    "/agency",
                    "goes with your own party alone; which agency of " + party + " acts is not shown to you");
        }
        return reader.party();
    }

    private Instant dueBefore(Wishes wishes) {
        boolean isOverdue = Boolean.TRUE.equals(wishes.overdue);
        if (wishes.dueWithin == null) {
            return isOverdue ? clock.instant() : null;
        }
        if (wishes.dueWithin < 1 || wishes.dueWithin > LONGEST_AHEAD) {
            throw Problems.invalid("/dueWithin", "must be from 1 to " + LONGEST_AHEAD + " days");
        }
        return isOverdue ? clock.instant() : clock.instant().plus(Duration.ofDays(wishes.dueWithin));
    }

    private static boolean isByDeadline(String sort) {
        return switch (sort == null ? "" : sort) {
            case "", "newest" -> false;
            case "deadline" -> true;
            default -> throw Problems.invalid("/sort", "must be newest or deadline");
        };
    }

    /** One review. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A review: the question, the rule, on whom it waits, the positions")
    @APIResponseSchema(ReviewView.class)
    public Response get(@PathParam("id") UUID id) {
        ReviewView review = queries.get(id, officials.current());
        return Response.ok(review).header("ETag", review.etag()).build();
    }

    /** The versions of a party's position, the newest first. */
    @GET
    @Path("/{id}/positions/{party}")
    @PermissionsAllowed(Acts.READ)
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
    @PermissionsAllowed(Acts.SIGN)
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

    /** Tells what signing a position would do; nothing is kept. */
    @POST
    @Path("/{id}/positions/{party}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.SIGN)
    @Operation(summary = "What signing this position would do, by the review's rule; nothing is kept")
    public PositionPreview preview(@PathParam("id") UUID id, @PathParam("party") String party, NewPosition position) {
        return positions.preview(id, party, officials.current(), position, arrivals.of(routing));
    }

    /** Answers what a party asked, for the party that brought the question in. */
    @POST
    @Path("/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.ANSWER_QUESTION)
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
    @PermissionsAllowed(Acts.GIVE_TIME)
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
    @PermissionsAllowed(Acts.GIVE_TIME)
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
                    PositionView.of(taken.position(), taken.signature()),
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
