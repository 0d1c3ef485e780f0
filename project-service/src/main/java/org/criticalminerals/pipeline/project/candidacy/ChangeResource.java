package org.criticalminerals.pipeline.project.candidacy;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.project.candidacy.CandidacyService.Effect;

/**
 * What any party can do after the selection: ask the parties to review a change, record the promoter's reply, take the
 * request back, end its own support. No version is asked for: parties that act at the same moment don't know of each
 * other, and the rules say which of them comes first.
 */
@Path("/api/v1/projects/{id}/candidacies/{agreement}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class ChangeResource {

    private static final int MOST_TEXT = 4_000;
    private static final int MOST_REFERENCE = 300;

    private final ChangeRequesting changes;
    private final SupportEnding support;
    private final CandidacyReading reading;
    private final ActingOfficials officials;

    ChangeResource(
            ChangeRequesting changes, SupportEnding support, CandidacyReading reading, ActingOfficials officials) {
        this.changes = changes;
        this.support = support;
        this.reading = reading;
        this.officials = officials;
    }

    /** What the parties are to review, with the notice that the promoter was given. */
    public record ChangeWanted(
            @NotNull(message = "is missing: MATERIAL_CHANGE, SUSPENSION or DESELECTION")
            SubjectType type,

            @NotBlank(message = "is missing: say why; the promoter and the parties read it")
            @Size(max = MOST_TEXT, message = "must have at most 4000 characters")
            String reasons,

            @NotNull(message = "is missing: CHANGE_OF_CONTROL, INSOLVENCY or OTHER")
            ChangeCause cause,

            @NotNull(message = "is missing: the promoter has to be given notice") @Valid
            NoticeGiven notice,

            @NotNull(message = "is missing: say until when the promoter may reply")
            Instant replyUntil) {}

    /** The notice to the promoter. */
    public record NoticeGiven(
            @NotNull(message = "is missing: the day on which notice was given")
            LocalDate sentOn,

            @NotBlank(message = "is missing: say where the notice is found")
            @Size(max = MOST_REFERENCE, message = "must have at most 300 characters")
            String reference) {}

    /** What the promoter replied. */
    public record ReplyReceived(
            @NotNull(message = "is missing: the day on which the reply was received")
            LocalDate receivedOn,

            @NotBlank(message = "is missing: say what the promoter replied")
            @Size(max = MOST_TEXT, message = "must have at most 4000 characters")
            String text,

            @Size(max = MOST_REFERENCE, message = "must have at most 300 characters")
            String reference) {}

    @POST
    @Path("/change-requests")
    @PermissionsAllowed(Acts.REQUEST_CHANGE)
    @Idempotent
    public Response request(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @NotNull(message = "is missing: send an object with type, reasons, cause, notice and replyUntil") @Valid
                    ChangeWanted wanted) {
        int number = changes.request(
                id,
                agreement,
                new ChangeRequesting.Wanted(
                        wanted.type(),
                        wanted.cause(),
                        wanted.reasons().strip(),
                        wanted.notice().sentOn(),
                        wanted.notice().reference().strip(),
                        wanted.replyUntil()));
        return Response.created(URI.create(uri(id, agreement) + "/change-requests/" + number))
                .entity(reading.change(id, agreement, number, officials.current()))
                .build();
    }

    @GET
    @Path("/change-requests/{number}")
    @PermissionsAllowed(Acts.READ)
    public CandidacyView.Change get(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("number") int number) {
        return reading.change(id, agreement, number, officials.current());
    }

    @POST
    @Path("/change-requests/{number}/reply")
    @PermissionsAllowed(Acts.RECORD_REPLY)
    @Idempotent
    public Response reply(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @NotNull(message = "is missing: send an object with receivedOn and text") @Valid ReplyReceived reply) {
        changes.reply(id, agreement, number, reply.receivedOn(), reply.text().strip(), stripped(reply.reference()));
        return answer(Response.ok(), id, agreement, number);
    }

    @POST
    @Path("/change-requests/{number}/withdrawal")
    @PermissionsAllowed(Acts.REQUEST_CHANGE)
    @Idempotent
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @Valid CandidacyResource.OptionalReasons reasons) {
        Effect effect = changes.withdraw(id, agreement, number, reasons == null ? null : stripped(reasons.reasons()));
        return answer(
                switch (effect) {
                    case DONE -> Response.ok();
                    case ASKED -> Response.accepted();
                },
                id,
                agreement,
                number);
    }

    @POST
    @Path("/support-ends")
    @PermissionsAllowed(Acts.REQUEST_CHANGE)
    @Idempotent
    public Response endSupport(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @NotNull(message = "is missing: send an object with reasons") @Valid CandidacyResource.Reasons reasons) {
        support.end(id, agreement, reasons.reasons().strip());
        CandidacyView.Detail candidacy = reading.detail(id, agreement, officials.current());
        return Response.created(URI.create(uri(id, agreement)))
                .entity(candidacy)
                .header(HttpHeaders.ETAG, ETags.tag(candidacy.version()))
                .build();
    }

    private Response answer(Response.ResponseBuilder response, UUID id, String agreement, int number) {
        return response.entity(reading.change(id, agreement, number, officials.current()))
                .build();
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String uri(UUID id, String agreement) {
        return "/api/v1/projects/" + id + "/candidacies/" + agreement;
    }
}
