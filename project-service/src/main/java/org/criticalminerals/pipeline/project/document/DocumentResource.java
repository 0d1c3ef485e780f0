package org.criticalminerals.pipeline.project.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Documents of a project: uploaded and renewed as files, read by who may see them, withdrawn and never deleted. */
@Path("/api/v1/projects/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final String REASON_MISSING = "is missing: say why";
    private static final String LONGEST_REASON = "must have at most 2000 characters";

    private final DocumentAcceptance acceptance;
    private final DocumentService service;
    private final DocumentReading reading;
    private final Uploads uploads;

    DocumentResource(DocumentAcceptance acceptance, DocumentService service, DocumentReading reading, Uploads uploads) {
        this.acceptance = acceptance;
        this.service = service;
        this.reading = reading;
        this.uploads = uploads;
    }

    /**
     * What is said of a document that is uploaded.
     *
     * @param title what it is called, for its readers
     * @param description what it is about; null for nothing
     * @param section the section of the dossier that it belongs to; null for none
     * @param marking its marking; null for the section's, or where it belongs to none for the own party alone
     * @param fileName what its sender calls the file; null for what the part of the request says
     */
    public record NewDocument(
            @NotBlank(message = "is missing: a document has a title")
            @Size(max = 200, message = "must have at most 200 characters")
            String title,

            @Size(max = 2_000, message = "must have at most 2000 characters")
            String description,

            @Size(max = 40, message = "must have at most 40 characters")
            String section,

            JsonNode marking,

            @Size(max = 255, message = "must have at most 255 characters")
            String fileName) {}

    /**
     * What is said of a new version.
     *
     * @param note what is different; null for nothing
     * @param fileName what its sender calls the file; null for what the part of the request says
     */
    public record NewVersion(
            @Size(max = 2_000, message = "must have at most 2000 characters")
            String note,

            @Size(max = 255, message = "must have at most 255 characters")
            String fileName) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @PermissionsAllowed(Acts.KEEP_DOCUMENTS)
    public Response add(
            @PathParam("id") UUID id,
            @RestForm("document")
                    @PartType(MediaType.APPLICATION_JSON)
                    @NotNull(message = "is missing: send a part named document, as JSON with a title")
                    @Valid
                    NewDocument document,
            @RestForm("file") FileUpload file) {
        DocumentService.Wanted wanted = new DocumentService.Wanted(
                title(document.title()),
                FreeText.optional("/description", document.description(), LONGEST_TEXT),
                section(document.section()),
                document.marking());
        return acceptance.add(id, wanted, uploads.received(file, document.fileName()));
    }

    // A title stands in one line wherever it is shown.
    private static String title(String given) {
        return FreeText.optional("/title", given.replaceAll("\\s+", " "), LONGEST_TITLE);
    }

    private static Section section(String name) {
        return name == null || name.isBlank()
                ? null
                : Section.of(name)
                        .orElseThrow(
                                () -> Problems.invalid("/section", "must be the name of a section of the dossier"));
    }

    @POST
    @Path("/{document}/versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @PermissionsAllowed(Acts.KEEP_DOCUMENTS)
    public Response renew(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RestForm("version") @PartType(MediaType.APPLICATION_JSON) @Valid NewVersion version,
            @RestForm("file") FileUpload file) {
        return acceptance.renew(
                id,
                document,
                ifMatch,
                version == null ? null : FreeText.optional("/note", version.note(), LONGEST_TEXT),
                uploads.received(file, version == null ? null : version.fileName()));
    }

    @GET
    @PermissionsAllowed(Acts.READ)
    public Page<DocumentView.Document> list(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return reading.list(id, cursor, limit);
    }

    @GET
    @Path("/{document}")
    @PermissionsAllowed(Acts.READ)
    public Response get(@PathParam("id") UUID id, @PathParam("document") UUID document) {
        return answer(reading.whole(id, document));
    }

    /** What a document is called and is about. */
    public record Description(
            @NotBlank(message = "is missing: a document has a title")
            @Size(max = 200, message = "must have at most 200 characters")
            String title,

            @Size(max = 2_000, message = "must have at most 2000 characters")
            String description) {}

    @PUT
    @Path("/{document}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @PermissionsAllowed(Acts.KEEP_DOCUMENTS)
    public Response describe(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with a title") @Valid Description body) {
        service.describe(
                id,
                document,
                ifMatch,
                title(body.title()),
                FreeText.optional("/description", body.description(), LONGEST_TEXT));
        return answer(reading.whole(id, document));
    }

    /**
     * A marking, and why.
     *
     * @param marking the marking from now on; null for the default
     * @param reason why; read by the own party alone
     */
    public record DocumentMarking(
            JsonNode marking,

            @NotBlank(message = REASON_MISSING) @Size(max = 2_000, message = LONGEST_REASON)
            String reason) {}

    @POST
    @Path("/{document}/marking")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @PermissionsAllowed(Acts.MARK)
    @Idempotent
    public Response mark(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with marking and reason") @Valid DocumentMarking body) {
        service.mark(id, document, ifMatch, body.marking(), FreeText.optional("/reason", body.reason(), LONGEST_TEXT));
        return answer(reading.whole(id, document));
    }

    /** A marking to look at before it is chosen; null for the default. */
    public record WantedDocumentMarking(JsonNode marking) {}

    /** What another marking would do; it changes nothing. */
    public record DocumentMarkingPreview(boolean lowered, Set<String> readers, Set<String> gained, Set<String> lost) {}

    @POST
    @Path("/{document}/marking-preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @PermissionsAllowed(Acts.MARK)
    public DocumentMarkingPreview preview(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @NotNull(message = "is missing: send an object with a marking") WantedDocumentMarking body) {
        DocumentService.Effect effect = service.effect(id, document, body.marking());
        return new DocumentMarkingPreview(effect.lowered(), effect.readers(), effect.gained(), effect.lost());
    }

    /** Why a document is withdrawn; everybody who sees it reads that. */
    public record DocumentWithdrawal(
            @NotBlank(message = REASON_MISSING) @Size(max = 2_000, message = LONGEST_REASON)
            String reason) {}

    @POST
    @Path("/{document}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @PermissionsAllowed(Acts.KEEP_DOCUMENTS)
    @Idempotent
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with a reason") @Valid DocumentWithdrawal body) {
        service.withdraw(id, document, ifMatch, FreeText.optional("/reason", body.reason(), LONGEST_TEXT));
        return answer(reading.whole(id, document));
    }

    private static Response answer(DocumentView.Whole whole) {
        return Response.ok(whole)
                .header(HttpHeaders.ETAG, ETags.tag(whole.document().revision()))
                .build();
    }
}
