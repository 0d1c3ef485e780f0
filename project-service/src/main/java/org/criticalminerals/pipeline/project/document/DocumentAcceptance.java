package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.project.document.file.ReceivedFile;

/** The transactions in which an uploaded file is kept: it has arrived, so that no slow sender holds a connection. */
@ApplicationScoped
@Transactional
class DocumentAcceptance {

    private final DocumentService service;
    private final DocumentReading reading;

    DocumentAcceptance(DocumentService service, DocumentReading reading) {
        this.service = service;
        this.reading = reading;
    }

    /** Keeps a new document. */
    @Idempotent
    public Response add(UUID project, DocumentService.Wanted wanted, ReceivedFile file) {
        DocumentRow added = service.add(project, wanted, file);
        URI place = URI.create("/api/v1/projects/" + project + "/documents/" + added.id);
        return answer(Response.created(place), project, added);
    }

    /** Keeps a new version. */
    @Idempotent
    public Response renew(UUID project, UUID document, String ifMatch, String note, ReceivedFile file) {
        DocumentRow renewed = service.renew(project, document, ifMatch, note, file);
        URI place = URI.create(
                "/api/v1/projects/" + project + "/documents/" + document + "/versions/" + renewed.newest + "/content");
        return answer(Response.created(place), project, renewed);
    }

    private Response answer(Response.ResponseBuilder response, UUID project, DocumentRow row) {
        return response.entity(reading.whole(project, row.id))
                .header(HttpHeaders.ETAG, ETags.tag(row.revision))
                .build();
    }
}
