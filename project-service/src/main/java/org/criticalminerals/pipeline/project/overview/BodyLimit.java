package org.criticalminerals.pipeline.project.overview;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.document.Uploads;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies above one MiB, but for the files of imports and documents, which have bounds of their own. */
class BodyLimit {

    private static final long MOST_BYTES = 1L << 20;
    // Beside the file: names, texts and boundaries.
    private static final long AROUND_A_FILE = 64L << 10;
    private static final String IMPORTS = "/api/v1/project-imports";
    private static final Pattern DOCUMENTS = Pattern.compile("/api/v1/projects/[^/]+/documents(/[^/]+/versions)?/?");

    private final long mostOfDocument;

    BodyLimit(@ConfigProperty(name = "pipeline.documents.largest-bytes") long mostOfDocument) {
        this.mostOfDocument = mostOfDocument;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void refuseOversized(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith(IMPORTS) || !request.hasEntity()) {
            return;
        }
        if (isUpload(request)) {
            if (length(request) > mostOfDocument + AROUND_A_FILE) {
                throw Uploads.tooLarge(mostOfDocument);
            }
        } else if (length(request) > MOST_BYTES) {
            throw Problems.tooLarge("A request has at most 1 MiB. Shorten its texts or split it.");
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return DOCUMENTS.matcher(request.getUriInfo().getPath()).matches()
                && type != null
                && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
    }

    // A body of undeclared length is bounded by the parser of JSON, see JsonLimit.
    private static long length(ContainerRequestContext request) {
        String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
