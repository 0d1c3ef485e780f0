package org.criticalminerals.pipeline.project.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.criticalminerals.pipeline.kit.http.Idempotent;

/** The short transaction in which an uploaded file is accepted. */
@ApplicationScoped
class ImportAcceptance {

    private final ImportService service;

    ImportAcceptance(ImportService service) {
        this.service = service;
    }

    /**
     * Accepts a file; with an {@code Idempotency-Key} the same file is accepted once.
     *
     * @param digest of its content, by which a repeated request is known
     */
    @Transactional
    @Idempotent
    public Response accept(String digest, boolean atomic, InputStream file) {
        ImportService.Import started = service.begin(file, atomic);
        return Response.accepted(started)
                .location(URI.create("/api/v1/project-imports/" + started.id()))
                .build();
    }
}
