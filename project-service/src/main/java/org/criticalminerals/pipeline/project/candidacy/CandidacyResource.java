package org.criticalminerals.pipeline.project.candidacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.project.candidacy.CandidacyService.Effect;

/** A project's candidacies: submission, gate requests, hold, resumption, withdrawal. Who may do what is one class's task. */
@Path("/api/v1/projects/{id}/candidacies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class CandidacyResource {

    private static final int MOST_TEXT = 4_000;

    private final Submissions submissions;
    private final GateRequesting gates;
    private final CandidacyService service;
    private final CandidacyReading reading;
    private final ActingOfficials officials;

    CandidacyResource(
            Submissions submissions,
            GateRequesting gates,
            CandidacyService service,
            CandidacyReading reading,
            ActingOfficials officials) {
        this.submissions = submissions;
        this.gates = gates;
        this.service = service;
        this.reading = reading;
        this.officials = officials;
    }

    /** Under which agreement a project is submitted. */
    public record Submission(
            @NotBlank(message = "is missing: name the agreement, for example us-eu-mou") @Size(max = 100)
            String agreement) {}

    /** What the requester says to the parties. */
    public record GateNote(
            @Size(max = MOST_TEXT, message = "must have at most 4000 characters")
            String note) {}

    /** Why something is done. */
    public record Reasons(
            @NotBlank(message = "is missing: say why; the parties read it")
            @Size(max = MOST_TEXT, message = "must have at most 4000 characters")
            String reasons) {}

    /** Why something is done, where that may go without saying. */
    public record OptionalReasons(
            @Size(max = MOST_TEXT, message = "must have at most 4000 characters")
            String reasons) {}

    @POST
    @PermissionsAllowed(Acts.SUBMIT_PROJECT)
    @Idempotent
    public Response submit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with agreement") @Valid Submission submission) {
        submissions.submit(id, ifMatch, submission.agreement());
        return answer(Response.created(uri(id, submission.agreement())), id, submission.agreement());
    }

    @GET
    @Path("/{agreement}")
    @PermissionsAllowed(Acts.READ)
    public Response get(@PathParam("id") UUID id, @PathParam("agreement") String agreement) {
        return answer(Response.ok(), id, agreement);
    }

    @POST
    @Path("/{agreement}/gate-requests")
    @PermissionsAllowed(Acts.REQUEST_GATE)
    @Idempotent
    public Response requestGate(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid GateNote note) {
        String text = note == null || note.note() == null || note.note().isBlank()
                ? null
                : note.note().strip();
        int number = gates.requestGate(id, agreement, ifMatch, text);
        return Response.created(URI.create(uri(id, agreement) + "/gate-requests/" + number))
                .entity(reading.request(id, agreement, number, officials.current()))
                .build();
    }

    @GET
    @Path("/{agreement}/gate-requests/{number}")
    @PermissionsAllowed(Acts.READ)
    public CandidacyView.Request gateRequest(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("number") int number) {
        return reading.request(id, agreement, number, officials.current());
    }

    @POST
    @Path("/{agreement}/gate-requests/{number}/withdrawal")
    @PermissionsAllowed(Acts.REQUEST_GATE)
    @Idempotent
    public Response withdrawRequest(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid OptionalReasons reasons) {
        return steered(service.withdrawRequest(id, agreement, number, ifMatch, text(reasons)), id, agreement);
    }

    @POST
    @Path("/{agreement}/hold")
    @PermissionsAllowed(Acts.STEER_CANDIDACY)
    @Idempotent
    public Response hold(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with reasons") @Valid Reasons reasons) {
        return steered(service.hold(id, agreement, ifMatch, reasons.reasons().strip()), id, agreement);
    }

    @POST
    @Path("/{agreement}/resumption")
    @PermissionsAllowed(Acts.STEER_CANDIDACY)
    @Idempotent
    public Response resume(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid OptionalReasons reasons) {
        return steered(service.resume(id, agreement, ifMatch, text(reasons)), id, agreement);
    }

    @POST
    @Path("/{agreement}/withdrawal")
    @PermissionsAllowed(Acts.STEER_CANDIDACY)
    @Idempotent
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with reasons") @Valid Reasons reasons) {
        return steered(
                service.withdraw(id, agreement, ifMatch, reasons.reasons().strip()), id, agreement);
    }

    private static String text(OptionalReasons reasons) {
        return reasons == null || reasons.reasons() == null || reasons.reasons().isBlank()
                ? null
                : reasons.reasons().strip();
    }

    private Response steered(Effect effect, UUID id, String agreement) {
        return answer(
                switch (effect) {
                    case DONE -> Response.ok();
                    case ASKED -> Response.accepted();
                },
                id,
                agreement);
    }

    private Response answer(Response.ResponseBuilder response, UUID id, String agreement) {
        CandidacyView.Detail candidacy = reading.detail(id, agreement, officials.current());
        return response.entity(candidacy)
                .header(HttpHeaders.ETAG, ETags.tag(candidacy.version()))
                .build();
    }

    private static URI uri(UUID id, String agreement) {
        return URI.create("/api/v1/projects/" + id + "/candidacies/" + agreement);
    }
}
