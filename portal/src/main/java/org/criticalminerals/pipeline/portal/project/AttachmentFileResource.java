package org.criticalminerals.pipeline.portal.project;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AttachmentClient;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Version;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Files of documents to keep, and pictures of their pages to look at. The browser opens nothing of a file itself. */
@Path("/projects/{id}/documents/{document}/versions/{version}")
@Authenticated
public class AttachmentFileResource {

    private final AttachmentClient attachments;

    AttachmentFileResource(@RestClient AttachmentClient attachments) {
        this.attachments = attachments;
    }

    // The file is read as it is written, which no thread of the event loop may wait for.
    @GET
    @Path("/content")
    @Blocking
    public Response content(
            @PathParam("id") UUID id, @PathParam("document") UUID document, @PathParam("version") int version) {
        Version found = Loading.start("documents", attachments.whole(id, document)).required().versions().stream()
                .filter(one -> one.number() == version)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (!found.isReadable()) {
            // The document's page says why.
            return Response.seeOther(URI.create("/projects/" + id + "/documents/" + document))
                    .build();
        }
        return Response.ok(opened(id, document, version))
                .type(found.mediaType())
                .header("Content-Length", found.bytes())
                .header("Content-Disposition", Downloads.attachment(found.fileName()))
                .build();
    }

    private InputStream opened(UUID id, UUID document, int version) {
        try {
            return attachments.content(id, document, version);
        } catch (ProcessingException e) {
            throw ServiceUnavailable.unlessProblem("documents", e);
        }
    }

    @GET
    @Path("/pages/{page}")
    @RunOnVirtualThread
    public Response page(
            @PathParam("id") UUID id,
            @PathParam("document") UUID document,
            @PathParam("version") int version,
            @PathParam("page") int page) {
        return Response.ok(
                        Loading.start("documents", attachments.page(id, document, version, page))
                                .required(),
                        "image/png")
                .build();
    }
}
