package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ConsentEnd;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.consent.ExportControl;
import org.criticalminerals.pipeline.project.consent.PromoterConsent;
import org.criticalminerals.pipeline.project.history.By;

/** Who may read what of a dossier: markings changed by an act, consents of the promoter, flags of export control. */
@Path("/api/v1/projects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class ReleaseResource {

    private static final String REASON_MISSING = "is missing: say why; your party reads it in the history";

    private final ReleaseService releases;
    private final DossierService dossiers;
    private final ActingOfficials officials;

    ReleaseResource(ReleaseService releases, DossierService dossiers, ActingOfficials officials) {
        this.releases = releases;
        this.dossiers = dossiers;
        this.officials = officials;
    }

    /**
     * A section is to be marked for other readers.
     *
     * @param marking its marking from now on; null for the agreement's usual one
     * @param reason why; read by the own party alone
     */
    public record NewMarking(
            JsonNode marking,

            @NotBlank(message = REASON_MISSING) @Size(max = 2_000, message = "must have at most 2000 characters")
            String reason) {}

    /** A section after it was marked. */
    public record MarkedSection(
            String section, int version, int sectionVersion, StoredMarking marking, boolean isDefaultMarking) {}

    @POST
    @Path("/dossier/{section}/marking")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.MARK)
    @Idempotent
    public Response mark(
            @PathParam("id") UUID id,
            @PathParam("section") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with marking and reason") @Valid NewMarking body) {
        DossierService.Edited marked = dossiers.mark(
                id, section(name), ifMatch, body.marking(), body.reason().strip());
        DossierView.SectionState state = marked.section();
        return Response.ok(new MarkedSection(
                        state.section(),
                        marked.project().version(),
                        state.version(),
                        state.marking(),
                        state.isDefaultMarking()))
                .header(HttpHeaders.ETAG, ETags.tag(marked.project().version()))
                .build();
    }

    /**
     * A marking to look at before it is chosen.
     *
     * @param marking the marking; null for the agreement's usual one
     */
    public record WantedMarking(JsonNode marking) {}

    /** What another marking would do; it changes nothing. */
    public record MarkingPreview(
            boolean lowered, Set<String> readers, Set<String> waiting, Set<String> gained, Set<String> lost) {}

    @POST
    @Path("/dossier/{section}/marking-preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.MARK)
    public MarkingPreview preview(
            @PathParam("id") UUID id,
            @PathParam("section") String name,
            @NotNull(message = "is missing: send an object with a marking") WantedMarking body) {
        ReleaseService.Preview preview = releases.preview(id, section(name), body.marking());
        return new MarkingPreview(
                preview.isLowered(), preview.readers(), preview.waiting(), preview.gained(), preview.lost());
    }

    /**
     * A record of leave to release.
     *
     * @param subject a section's name, or {@code disclosure} for the project as such
     * @param party to whom; {@code *} for everyone
     * @param document where it is written: a reference or an address, no content
     * @param expiresOn the last day (UTC) on which it holds; null for no end
     */
    public record NewConsent(
            @NotBlank(message = "is missing: name a section, or disclosure")
            @Size(max = 40, message = "must have at most 40 characters")
            String subject,

            @NotBlank(message = "is missing: name the party that may receive it, or * for everyone")
            @Size(max = 20, message = "must have at most 20 characters")
            String party,

            @NotNull(message = "is missing: PROMOTER_CONSENT or PUBLISHED_SOURCE")
            ConsentBasis basis,

            @NotBlank(message = "is missing: say where the consent is written")
            @Size(max = 2_000, message = "must have at most 2000 characters")
            String document,

            @NotNull(message = "is missing: say when it was given")
            LocalDate givenOn,

            LocalDate expiresOn) {}

    /**
     * A record as it is shown.
     *
     * @param contentHash the hash of the content that had been published; null for consents
     * @param endReason why it was revoked; for the nominating party alone
     */
    public record Consent(
            UUID id,
            String subject,
            String party,
            ConsentBasis basis,
            String contentHash,
            String document,
            LocalDate givenOn,
            LocalDate expiresOn,
            Instant recordedAt,
            By recordedBy,
            ConsentEnd endCause,
            String endReason,
            Instant endedAt,
            By endedBy) {}

    @POST
    @Path("/consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.RECORD_PROMOTER_CONSENT)
    @Idempotent
    public Response record(
            @PathParam("id") UUID id,
            @NotNull(message = "is missing: send an object with subject, party, basis, document and givenOn") @Valid
                    NewConsent body) {
        PromoterConsent kept = releases.record(
                id,
                new ReleaseService.NewConsent(
                        body.subject(), body.party(), body.basis(), body.document(), body.givenOn(), body.expiresOn()));
        return Response.created(URI.create("/api/v1/projects/" + id + "/consents/" + kept.id()))
                .entity(shown(kept))
                .build();
    }

    /** Why a consent is revoked. */
    public record Revocation(
            @NotBlank(message = REASON_MISSING) @Size(max = 2_000, message = "must have at most 2000 characters")
            String reason) {}

    @POST
    @Path("/consents/{consent}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.RECORD_PROMOTER_CONSENT)
    @Idempotent
    public Response revoke(
            @PathParam("id") UUID id,
            @PathParam("consent") UUID consent,
            @NotNull(message = "is missing: send an object with a reason") @Valid Revocation body) {
        return Response.ok(shown(releases.revoke(id, consent, body.reason()))).build();
    }

    @GET
    @Path("/consents")
    @PermissionsAllowed(Acts.READ)
    public Page<Consent> consents(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return releases.list(id, cursor, limit).map(this::shown);
    }

    /** Who reads a section now, and who doesn't yet. */
    public record SectionRelease(
            String section, boolean confidential, Set<String> readers, Set<String> waiting, Control exportControl) {}

    /** A flag of export control. */
    public record Control(String regime, String reason, Instant setAt, By setBy) {}

    /** Who reads which section. */
    public record Releases(List<SectionRelease> sections) {}

    @GET
    @Path("/releases")
    @PermissionsAllowed(Acts.READ)
    public Releases releases(@PathParam("id") UUID id) {
        return new Releases(releases.releases(id).stream()
                .map(release -> new SectionRelease(
                        release.section(),
                        release.isConfidential(),
                        release.readers(),
                        release.waiting(),
                        shown(release.control())))
                .toList());
    }

    /**
     * Technical data is under export control.
     *
     * @param regime the regime, for example {@code EAR 1C} or {@code (EU) 2021/821}
     * @param reason what is controlled
     */
    public record NewControl(
            @NotBlank(message = "is missing: name the regime that controls it")
            @Size(max = 200, message = "must have at most 200 characters")
            String regime,

            @NotBlank(message = REASON_MISSING) @Size(max = 2_000, message = "must have at most 2000 characters")
            String reason) {}

    @POST
    @Path("/dossier/{section}/export-control")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.RECORD_PROMOTER_CONSENT)
    @Idempotent
    public Response control(
            @PathParam("id") UUID id,
            @PathParam("section") String name,
            @NotNull(message = "is missing: send an object with regime and reason") @Valid NewControl body) {
        releases.control(id, section(name), body.regime(), body.reason());
        return Response.created(URI.create("/api/v1/projects/" + id + "/releases"))
                .entity(releases(id))
                .build();
    }

    @POST
    @Path("/dossier/{section}/export-control/lifting")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.LIFT_EXPORT_CONTROL)
    @Idempotent
    public Response lift(
            @PathParam("id") UUID id,
            @PathParam("section") String name,
            @NotNull(message = "is missing: send an object with a reason") @Valid Revocation body) {
        releases.lift(id, section(name), body.reason());
        return Response.ok(releases(id)).build();
    }

    private static Section section(String name) {
        return Section.of(name).orElseThrow(() -> Problems.notFound("section"));
    }

    private Control shown(ExportControl control) {
        return control == null
                ? null
                : new Control(
                        control.regime(),
                        control.reason(),
                        control.setAt(),
                        By.of(control.setBy(), officials.current()));
    }

    private Consent shown(PromoterConsent consent) {
        boolean isOwn = consent.recordedBy().party().equals(officials.current().party());
        return new Consent(
                consent.id(),
                consent.subject(),
                consent.party(),
                consent.basis(),
                consent.contentHash(),
                consent.document(),
                consent.givenOn(),
                consent.expiresOn(),
                consent.recordedAt(),
                By.of(consent.recordedBy(), officials.current()),
                consent.endCause(),
                isOwn ? consent.endReason() : null,
                consent.endedAt(),
                consent.endedBy() == null ? null : By.of(consent.endedBy(), officials.current()));
    }
}
