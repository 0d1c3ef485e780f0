package org.criticalminerals.pipeline.portal.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.FeedClient;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Passes an official's calendar on to the calendar program that knows its secret address. Programs talk to the portal
 * alone, as browsers do, and sign nobody in; whatever they get is decided by the service.
 */
@Path("/calendar/{secret: [A-Za-z0-9_-]+}.ics")
public class FeedResource {

    private static final List<String> PASSED_ON = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.RETRY_AFTER);

    private final FeedClient feeds;

    FeedResource(@RestClient FeedClient feeds) {
        this.feeds = feeds;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response read(
            @PathParam("secret") String secret,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @HeaderParam(HttpHeaders.IF_MODIFIED_SINCE) String ifModifiedSince) {
        try {
            Response answer = Loading.start("calendar", feeds.read(secret, ifNoneMatch, ifModifiedSince))
                    .required();
            return passed(answer, answer.hasEntity() ? answer.readEntity(String.class) : null);
        } catch (ServiceUnavailable failed) {
            if (failed.getCause() instanceof WebApplicationException refused
                    && refused.getResponse().getStatus() < 500) {
                // A program reads no problem details, and an address that isn't known tells nothing of why.
                return passed(refused.getResponse(), null);
            }
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }

    private static Response passed(Response answer, String entity) {
        Response.ResponseBuilder passed = Response.status(answer.getStatus()).entity(entity);
        for (String header : PASSED_ON) {
            String value = answer.getHeaderString(header);
            if (value != null && (entity != null || !header.equals(HttpHeaders.CONTENT_TYPE))) {
                passed.header(header, value);
            }
        }
        return passed.build();
    }
}
