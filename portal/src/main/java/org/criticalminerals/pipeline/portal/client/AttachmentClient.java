package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;

/**
 * project-service on the documents of a project. Files pass through in pieces, in both directions. Calls carry the
 * official's own token.
 */
@RegisterRestClient(configKey = "documents")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/projects/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AttachmentClient {

    @GET
    Uni<Page<Attachment>> list(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/{document}")
    Uni<Whole> whole(@PathParam("id") UUID id, @PathParam("document") UUID document);

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Whole> add(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String key,
            @RestForm("document") @PartType(MediaType.APPLICATION_JSON) NewDocument document,
            @RestForm("file") @PartType(MediaType.APPLICATION_OCTET_STREAM) java.nio.file.Path file);

    @POST
    @Path("/{document}/versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<Whole> renew(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            @RestForm("version") @PartType(MediaType.APPLICATION_JSON) NewVersion said,
            @RestForm("file") @PartType(MediaType.APPLICATION_OCTET_STREAM) java.nio.file.Path file);

    @PUT
    @Path("/{document}")
    Uni<Whole> describe(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam("If-Match") String version,
            Description description);

    @POST
    @Path("/{document}/marking")
    Uni<Whole> mark(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            NewMarking marking);

    @POST
    @Path("/{document}/marking-preview")
    Uni<Effect> effect(@PathParam("id") UUID id, @PathParam("document") UUID document, WantedMarking marking);

    @POST
    @Path("/{document}/withdrawal")
    Uni<Whole> withdraw(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            Reason reason);

    /** A version's file, read as it comes by the thread that asks for it, which may wait for it. */
    @GET
    @Path("/{document}/versions/{version}/content")
    @Produces(MediaType.WILDCARD)
    InputStream content(
            @PathParam("id") UUID id, @PathParam("document") UUID document, @PathParam("version") int version);

    /** The picture of a page. */
    @GET
    @Path("/{document}/versions/{version}/pages/{page}")
    @Produces("image/png")
    Uni<byte[]> page(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @PathParam("version") int version,
            @PathParam("page") int page);

    /** A document; {@code section}, {@code description} and {@code withdrawal} may be null. */
    record Attachment(
            UUID id,
            String section,
            String title,
            String description,
            ProjectClient.Marking marking,
            boolean isDefaultMarking,
            long revision,
            Version newest,
            Withdrawal withdrawal,
            Instant createdAt,
            By createdBy,
            Instant changedAt,
            By changedBy,
            List<String> permitted) {
        public Attachment {
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something with it. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** Whether it holds no more. */
        public boolean isWithdrawn() {
            return withdrawal != null;
        }
    }

    /** A version's file. */
    record Version(
            int number,
            String fileName,
            String mediaType,
            long bytes,
            String sha256,
            String note,
            String scan,
            String signature,
            String preview,
            Integer pages,
            int shownPages,
            boolean isReadable,
            Instant uploadedAt,
            By uploadedBy) {

        /** Whether there are pictures of pages to look at. */
        public boolean isShown() {
            return isReadable && shownPages > 0;
        }

        /** Whether pictures are being made. */
        public boolean isBeingDrawn() {
            return isReadable && "WAITING".equals(preview);
        }

        /** The numbers of the pages to look at. */
        public List<Integer> shown() {
            return java.util.stream.IntStream.rangeClosed(1, shownPages).boxed().toList();
        }

        /** Whether the file has more pages than can be looked at. */
        public boolean hasMorePages() {
            return pages != null && pages > shownPages;
        }
    }

    /** That a document holds no more. */
    record Withdrawal(Instant at, By by, String reason) {}

    /** A document with its versions, newest first. */
    record Whole(Attachment document, List<Version> versions) {
        public Whole {
            versions = Lists.copy(versions);
        }
    }

    /** What is said of a document that is uploaded. */
    record NewDocument(String title, String description, String section, JsonNode marking, String fileName) {}

    /** What is said of a new version. */
    record NewVersion(String note, String fileName) {}

    /** Title and description. */
    record Description(String title, String description) {}

    /** A marking, null for the default, and why. */
    record NewMarking(JsonNode marking, String reason) {}

    /** A marking to look at. */
    record WantedMarking(JsonNode marking) {}

    /** What a marking would do. */
    record Effect(boolean lowered, List<String> readers, List<String> gained, List<String> lost) {
        public Effect {
            readers = Lists.copy(readers);
            gained = Lists.copy(gained);
            lost = Lists.copy(lost);
        }
    }

    /** Why. */
    record Reason(String reason) {}
}
