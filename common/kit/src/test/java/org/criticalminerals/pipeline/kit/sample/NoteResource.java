package org.criticalminerals.pipeline.kit.sample;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** Notes over HTTP, as a service would offer them. */
@Path("/notes")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class NoteResource {

    private final Notes notes;
    private final ActingOfficials officials;
    private final Outbox outbox;

    NoteResource(Notes notes, ActingOfficials officials, Outbox outbox) {
        this.notes = notes;
        this.officials = officials;
        this.outbox = outbox;
    }

    record NewNote(String text) {}

    record Shown(UUID id, String text) {}

    @GET
    public List<Shown> list() {
        return notes.listAll().stream()
                .map(note -> new Shown(note.id, note.text))
                .toList();
    }

    @POST
    @Idempotent
    public Response create(NewNote body) {
        Note note = new Note();
        note.id = Ids.next();
        note.text = body.text();
        note.releasableTo = new String[] {officials.current().party()};
        notes.persist(note);
        outbox.publish(
                new AgreementEvent.AgreementChanged(
                        note.id.toString(), 1, note.text, AgreementLifecycle.SIGNED, "sample", java.time.Instant.EPOCH),
                1,
                Set.of(officials.current().party()),
                officials.current().party());
        if (body.text().contains("rolled back")) {
            throw Problems.conflict("sample", "Rolled back", "as asked");
        }
        return Response.created(URI.create("/notes/" + note.id))
                .entity(new Shown(note.id, note.text))
                .build();
    }

    @PUT
    @Path("/{id}")
    public Response change(
            @jakarta.ws.rs.PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, NewNote body) {
        Note note = notes.findByIdOptional(id).orElseThrow(() -> Problems.notFound("note"));
        ETags.require(ifMatch, note.version);
        note.text = body.text();
        return Response.ok(new Shown(note.id, note.text)).build();
    }
}
