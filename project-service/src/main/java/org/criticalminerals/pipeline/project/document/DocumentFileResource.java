package org.criticalminerals.pipeline.project.document;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.project.document.DocumentReading.Content;
import org.criticalminerals.pipeline.project.document.file.FileNames;
import org.criticalminerals.pipeline.project.storage.PieceStream;

/** What lies in a document: its file to keep, and pictures of its pages to look at. */
@Path("/api/v1/projects/{id}/documents/{document}/versions/{version}")
public class DocumentFileResource {

    private final DocumentReading reading;

    DocumentFileResource(DocumentReading reading) {
        this.reading = reading;
    }

    @GET
    @Path("/content")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Blocking
    @PermissionsAllowed(Acts.READ)
    public Response content(
            @PathParam("id") UUID id, @PathParam("document") UUID document, @PathParam("version") int version) {
        Content content = reading.content(id, document, version);
        StreamingOutput file = out -> {
            try (PieceStream pieces = new PieceStream(number -> reading.piece(document, version, number))) {
                pieces.transferTo(out);
            }
        };
        return Response.ok(file)
                .type(content.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, content.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(content.fileName()))
                .header("Repr-Digest", digest(content.sha256()))
                .build();
    }

    // RFC 9530
    private static String digest(String sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    @GET
    @Path("/pages/{page}")
    @Produces({"image/png", MediaType.APPLICATION_JSON})
    @Blocking
    @PermissionsAllowed(Acts.READ)
    public Response page(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @PathParam("version") int version,
            @PathParam("page") int page) {
        return Response.ok(reading.page(id, document, version, page), "image/png")
                .build();
    }
}
