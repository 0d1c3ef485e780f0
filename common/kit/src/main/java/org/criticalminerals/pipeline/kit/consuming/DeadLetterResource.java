package org.criticalminerals.pipeline.kit.consuming;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** Dead letters, for administrators: what lies there, and acts on it that take an administrator of another party. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {

    private final OperatorActs acts;
    private final ActingOfficials officials;

    DeadLetterResource(OperatorActs acts, ActingOfficials officials) {
        this.acts = acts;
        this.officials = officials;
    }

    /**
     * A dead letter, without what it says.
     *
     * @param waiting how many later events of its key wait behind it, a thousand at most
     */
    public record DeadLetter(
            String consumer, String topic, String key, String eventId, Instant parkedAt, int waiting) {}

    @GET
    @PermissionsAllowed(Acts.OPERATE)
    public Page<DeadLetter> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        return Page.of(
                        acts.dead(cursor == null ? 0 : position(cursor), size + 1),
                        size,
                        dead -> Cursor.encode(dead.id()))
                .map(dead -> new DeadLetter(
                        dead.consumer(), dead.topic(), dead.key(), dead.eventId(), dead.parkedAt(), dead.waiting()));
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }

    /** What operators can ask for. */
    public enum ActKind {
        READ,
        MEND,
        REPLAY,
        DROP
    }

    /**
     * What is asked for.
     *
     * @param content for {@code MEND} the event's content from now on, as JSON text
     */
    public record NewAct(
            @NotNull(message = "is missing: READ, MEND, REPLAY or DROP")
            ActKind act,

            @NotBlank(message = "is missing: take it from the list of dead letters")
            @Size(max = 200, message = "must have at most 200 characters")
            String consumer,

            @NotBlank(message = "is missing: take it from the list of dead letters")
            @Size(max = 200, message = "must have at most 200 characters")
            String topic,

            @NotBlank(message = "is missing: take it from the list of dead letters")
            @Size(max = 500, message = "must have at most 500 characters")
            String key,

            @NotBlank(message = "is missing: say why; who approves it reads it")
            @Size(max = 2_000, message = "must have at most 2000 characters")
            String reason,

            @Size(max = 200_000, message = "must have at most 200000 characters")
            String content) {}

    /**
     * An act as administrators see it; never the content of an event.
     *
     * @param by who asked for it
     * @param decidedBy who approved or refused it
     */
    public record Act(
            UUID id,
            String act,
            String consumer,
            String topic,
            String key,
            String eventId,
            String reason,
            String state,
            Person by,
            Instant requestedAt,
            Person decidedBy,
            Instant decidedAt,
            String decisionReason,
            Instant validUntil,
            Instant doneAt,
            String outcome) {}

    /** Who; the name for the own party alone. */
    public record Person(String party, String agency, String name) {}

    /** What an act gave; the letter where it was read. */
    public record Result(Act act, Letter letter) {}

    /** A dead letter that was read. */
    public record Letter(Map<String, String> headers, String content, String reason) {}

    @POST
    @Path("/acts")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.OPERATE)
    @Transactional
    @Idempotent
    public Response request(
            @NotNull(message = "is missing: send an object with act, consumer, topic, key and reason") @Valid
                    NewAct body) {
        if ((body.act() == ActKind.MEND) != (body.content() != null)) {
            throw Problems.invalid("/content", "is for MEND, and MEND needs it: the event's content from now on");
        }
        OperatorAct act = acts.request(
                OperatorAct.Kind.valueOf(body.act().name()),
                body.consumer(),
                body.topic(),
                body.key(),
                body.reason().strip(),
                body.content(),
                me());
        return Response.created(URI.create("/api/v1/dead-letters/acts"))
                .entity(shown(act))
                .build();
    }

    @GET
    @Path("/acts")
    @PermissionsAllowed(Acts.OPERATE)
    public Page<Act> acts(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<OperatorAct> rows = acts.acts(Cursor.id(cursor), size + 1);
        return Page.of(rows, size, act -> Cursor.encode(act.id())).map(this::shown);
    }

    /** Why an act is approved or refused. */
    public record Decision(
            @NotBlank(message = "is missing: say why; who asked for it reads it")
            @Size(max = 2_000, message = "must have at most 2000 characters")
            String reason) {}

    @POST
    @Path("/acts/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.OPERATE)
    @Transactional
    @Idempotent
    public Response approve(
            @PathParam("id") UUID id,
            @NotNull(message = "is missing: send an object with a reason") @Valid Decision body) {
        return Response.ok(shown(acts.decide(id, true, body.reason().strip(), me())))
                .build();
    }

    @POST
    @Path("/acts/{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.OPERATE)
    @Transactional
    @Idempotent
    public Response refuse(
            @PathParam("id") UUID id,
            @NotNull(message = "is missing: send an object with a reason") @Valid Decision body) {
        return Response.ok(shown(acts.decide(id, false, body.reason().strip(), me())))
                .build();
    }

    // No idempotency key is kept here: the answer may hold marked content, and an act is done once anyway.
    @POST
    @Path("/acts/{id}/execution")
    @PermissionsAllowed(Acts.OPERATE)
    public Response execute(@PathParam("id") UUID id) {
        OperatorActs.Done done = acts.execute(id, me());
        return Response.ok(new Result(
                        shown(done.act()),
                        done.letter() == null
                                ? null
                                : new Letter(
                                        done.letter().headers(),
                                        done.letter().content(),
                                        done.letter().deathReason())))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Actor me() {
        return officials.current().actor();
    }

    private Act shown(OperatorAct act) {
        return new Act(
                act.id(),
                act.kind().name(),
                act.consumer(),
                act.topic(),
                act.key(),
                act.eventId(),
                act.reason(),
                act.state().name(),
                person(act.requestedBy()),
                act.requestedAt(),
                person(act.decidedBy()),
                act.decidedAt(),
                act.decisionReason(),
                act.validUntil(),
                act.doneAt(),
                act.outcome());
    }

    private Person person(Actor actor) {
        ActingOfficial reader = officials.current();
        return actor == null
                ? null
                : new Person(actor.party(), actor.agency(), reader.party().equals(actor.party()) ? actor.name() : null);
    }
}
