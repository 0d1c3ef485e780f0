package org.criticalminerals.pipeline.project.overview;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies above one MiB, but for the files of imports, which have a bound of their own. */
class BodyLimit {

    private static final long MOST_BYTES = 1L << 20;
    private static final String IMPORTS = "/api/v1/project-imports";

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void refuseOversized(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith(IMPORTS) || !request.hasEntity()) {
            return;
        }
        if (length(request) > MOST_BYTES) {
            throw Problems.tooLarge("A request has at most 1 MiB. Shorten its texts or split it.");
        }
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
