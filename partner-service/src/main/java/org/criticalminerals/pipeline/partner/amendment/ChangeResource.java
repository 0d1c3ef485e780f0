package org.criticalminerals.pipeline.partner.amendment;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.Difference;
import org.criticalminerals.pipeline.partner.agreement.Procedure;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Changes of agreements over HTTP: proposed by the secretariat, agreed by the parties. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChangeResource {

    private final ChangeService changes;
    private final ActingOfficials officials;

    ChangeResource(ChangeService changes, ActingOfficials officials) {
        this.changes = changes;
        this.officials = officials;
    }

    /**
     * A new agreement.
     *
     * @param definition all that it says, as a file of the reference data would
     * @param effectiveFrom the day from which it is to hold; today where absent
     * @param reason why
     */
    public record NewAgreement(AgreementDefinition definition, LocalDate effectiveFrom, String reason) {}

    /**
     * A party's answer to a change.
     *
     * @param consents whether it consents
     * @param reasons why; needed to refuse
     */
    public record NewConsent(Boolean consents, String reasons) {}

    /**
     * A withdrawal.
     *
     * @param reasons why
     */
    public record Withdrawal(String reasons) {}

    /**
     * What a change would do.
     *
     * @param baseVersion the version on which it builds
     * @param effectiveFrom the day from which it would hold
     * @param procedure how it is agreed
     * @param differences what would read otherwise
     * @param effects the same in sentences
     */
    public record PreviewView(
            int baseVersion,
            LocalDate effectiveFrom,
            Procedure procedure,
            List<Difference> differences,
            List<String> effects) {}

    /** Proposes a new agreement; it is there once all its parties have consented. */
    @POST
    @PermissionsAllowed(Acts.AMEND_AGREEMENT)
    @Idempotent
    @Transactional
    @Operation(summary = "Proposes a new agreement; it is there once all its parties have consented")
    @APIResponseSchema(value = ChangeView.class, responseCode = "201")
    public Response found(NewAgreement body) {
        NewAgreement agreement = required(body);
        return created(changes.found(
                agreement.definition(), agreement.effectiveFrom(), agreement.reason(), officials.current()));
    }

    /** The changes of an agreement, the newest first. */
    @GET
    @Path("/{code}/changes")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The changes of an agreement, newest first")
    public Page<ChangeView> list(
            @PathParam("code") String code, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        List<ChangeView> rows = changes.list(code, Cursor.id(cursor), size + 1);
        return Page.of(rows, size, change -> Cursor.encode(change.id()));
    }

    /** One change. */
    @GET
    @Path("/{code}/changes/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A change of an agreement with the parties' answers")
    public ChangeView get(@PathParam("code") String code, @PathParam("id") UUID id) {
        officials.current();
        return changes.get(code, id);
    }

    /** Says what a change would do and keeps nothing. */
    @POST
    @Path("/{code}/changes/preview")
    @PermissionsAllowed(Acts.AMEND_AGREEMENT)
    @Operation(summary = "What a change would do; nothing is kept")
    public PreviewView preview(@PathParam("code") String code, NewChange change) {
        ChangePreview preview = changes.preview(code, change, officials.current());
        return new PreviewView(
                preview.baseVersion(),
                preview.effectiveFrom(),
                preview.procedure(),
                preview.differences(),
                preview.effects());
    }

    /** Proposes a change. */
    @POST
    @Path("/{code}/changes")
    @PermissionsAllowed(Acts.AMEND_AGREEMENT)
    @Idempotent
    @Transactional
    @Operation(summary = "Proposes a change of an agreement")
    @APIResponseSchema(value = ChangeView.class, responseCode = "201")
    public Response propose(@PathParam("code") String code, NewChange change) {
        return created(changes.propose(code, change, officials.current()));
    }

    /** Answers a proposed change for the own party. */
    @POST
    @Path("/{code}/changes/{id}/consents")
    @PermissionsAllowed(Acts.CONSENT_TO_AMENDMENT)
    @Idempotent
    @Transactional
    @Operation(summary = "Consents to a proposed change for the own party, or refuses it")
    @APIResponseSchema(value = ChangeView.class, responseCode = "201")
    public Response answer(@PathParam("code") String code, @PathParam("id") UUID id, NewConsent body) {
        NewConsent consent = required(body);
        return created(changes.answer(code, id, consent.consents(), consent.reasons(), officials.current()));
    }

    /** Takes a proposed change back. */
    @POST
    @Path("/{code}/changes/{id}/withdrawal")
    @PermissionsAllowed(Acts.AMEND_AGREEMENT)
    @Idempotent
    @Transactional
    @Operation(summary = "Takes a proposed change back")
    @APIResponseSchema(value = ChangeView.class, responseCode = "200")
    public Response withdraw(@PathParam("code") String code, @PathParam("id") UUID id, Withdrawal body) {
        AgreementChange change = changes.withdraw(code, id, required(body).reasons(), officials.current());
        return Response.ok(changes.views(List.of(change)).getFirst()).build();
    }

    private Response created(AgreementChange change) {
        return Response.created(URI.create("/api/v1/agreements/" + change.agreement + "/changes/" + change.id))
                .entity(changes.views(List.of(change)).getFirst())
                .build();
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problems.invalid("", "The body is missing");
        }
        return body;
    }
}
