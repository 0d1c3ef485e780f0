package org.criticalminerals.pipeline.project.discussion;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ThreadKind;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;

/** Comments and questions on a project, in threads: within an agency or a party, or between parties. */
@Path("/api/v1/projects/{id}/threads")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DiscussionResource {

    private static final String MARKING_MISSING = "is missing: say who may read it";
    private static final String BODY_MISSING = "is missing: send an object";

    private final DiscussionService discussions;
    private final DiscussionReading reading;
    private final ActingOfficials officials;
    private final Clock clock;

    DiscussionResource(
            DiscussionService discussions, DiscussionReading reading, ActingOfficials officials, Clock clock) {
        this.discussions = discussions;
        this.reading = reading;
        this.officials = officials;
        this.clock = clock;
    }

    /**
     * A thread to begin.
     *
     * @param section the section of the dossier that it is about; null for none
     * @param title what it is about, in a line
     * @param askedParty the party that a question is put to; null for a comment
     * @param marking who may read it, and all that is written in it
     * @param text the first comment
     * @param mentions subjects of officials of the own party who are to be told
     */
    public record NewThread(
            @NotNull(message = "is missing: COMMENT or QUESTION")
            ThreadKind kind,

            @Size(max = 40, message = "must have at most 40 characters")
            String section,

            String title,

            @Size(max = 20, message = "must have at most 20 characters")
            String askedParty,

            @NotNull(message = MARKING_MISSING) @Valid StoredMarking marking,
            String text,

            @Size(max = DiscussionService.MOST_MENTIONS, message = "must have at most 20 entries")
            List<@NotNull(message = "is missing") @Size(max = 100, message = "must have at most 100 characters") String>
                    mentions) {}

    @GET
    @PermissionsAllowed(Acts.READ)
    public Page<DiscussionView.Thread> threads(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return reading.threads(id, cursor, limit, officials.current());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.DISCUSS)
    @Idempotent
    public Response begin(@PathParam("id") UUID id, @NotNull(message = BODY_MISSING) @Valid NewThread body) {
        ThreadRow begun = discussions.begin(
                id,
                new DiscussionService.NewThread(
                        body.kind(),
                        body.section(),
                        body.title(),
                        body.askedParty(),
                        body.marking(),
                        body.text(),
                        body.mentions()),
                officials.current());
        return Response.created(URI.create("/api/v1/projects/" + id + "/threads/" + begun.id))
                .entity(DiscussionView.Thread.of(begun, officials.current()))
                .build();
    }

    @GET
    @Path("/{thread}")
    @PermissionsAllowed(Acts.READ)
    public DiscussionView.Thread thread(@PathParam("id") UUID id, @PathParam("thread") UUID thread) {
        return reading.thread(id, thread, officials.current());
    }

    @GET
    @Path("/{thread}/comments")
    @PermissionsAllowed(Acts.READ)
    public Page<DiscussionView.Comment> comments(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return reading.comments(id, thread, cursor, limit, officials.current());
    }

    @GET
    @Path("/{thread}/comments/{comment}")
    @PermissionsAllowed(Acts.READ)
    public DiscussionView.Comment comment(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, @PathParam("comment") UUID comment) {
        return reading.comment(id, thread, comment, officials.current());
    }

    @GET
    @Path("/people")
    @PermissionsAllowed(Acts.READ)
    public Page<DiscussionView.Person> people(
            @PathParam("id") UUID id,
            @QueryParam("thread") UUID thread,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return reading.people(id, thread, cursor, limit, officials.current());
    }

    /**
     * A reply; it has the thread's readers.
     *
     * @param mentions subjects of officials of the own party who are to be told
     */
    public record Reply(
            String text,

            @Size(max = DiscussionService.MOST_MENTIONS, message = "must have at most 20 entries")
            List<@NotNull(message = "is missing") @Size(max = 100, message = "must have at most 100 characters") String>
                    mentions) {}

    @POST
    @Path("/{thread}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.DISCUSS)
    @Idempotent
    public Response reply(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @NotNull(message = BODY_MISSING) @Valid Reply body) {
        CommentRow added = discussions.reply(id, thread, body.text(), body.mentions(), officials.current());
        return Response.created(URI.create("/api/v1/projects/" + id + "/threads/" + thread + "/comments"))
                .entity(shown(added))
                .build();
    }

    /** Other words for what one wrote. */
    public record Correction(String text) {}

    @POST
    @Path("/{thread}/comments/{comment}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.DISCUSS)
    @Idempotent
    public Response correct(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            @NotNull(message = BODY_MISSING) Correction body) {
        return Response.ok(shown(discussions.correct(id, thread, comment, body.text(), officials.current())))
                .build();
    }

    /** Why it is struck; its readers see that. */
    public record Strike(String reason) {}

    @POST
    @Path("/{thread}/comments/{comment}/strike")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.DISCUSS)
    @Idempotent
    public Response strike(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            @NotNull(message = BODY_MISSING) Strike body) {
        return Response.ok(shown(discussions.strike(id, thread, comment, body.reason(), officials.current())))
                .build();
    }

    /**
     * The end of a question.
     *
     * @param accepted the comment that answers it; null to close it without an answer
     */
    public record End(UUID accepted) {}

    @POST
    @Path("/{thread}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.DISCUSS)
    @Idempotent
    public Response end(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, @NotNull(message = BODY_MISSING) End body) {
        ThreadRow ended = discussions.end(id, thread, body.accepted(), officials.current());
        return Response.ok(DiscussionView.Thread.of(ended, officials.current())).build();
    }

    /**
     * Other readers for a thread.
     *
     * @param reason why; read by the own party alone
     */
    public record NewReaders(
            @NotNull(message = MARKING_MISSING) @Valid StoredMarking marking, String reason) {}

    @POST
    @Path("/{thread}/marking")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.MARK)
    @Idempotent
    public Response mark(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @NotNull(message = BODY_MISSING) @Valid NewReaders body) {
        ThreadRow marked = discussions.mark(id, thread, body.marking(), body.reason(), officials.current());
        return Response.ok(DiscussionView.Thread.of(marked, officials.current()))
                .build();
    }

    private DiscussionView.Comment shown(CommentRow row) {
        return DiscussionView.Comment.of(row, officials.current(), clock.instant());
    }
}
