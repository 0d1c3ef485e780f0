package org.criticalminerals.pipeline.portal.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Calendars as programs read them: nobody is signed in, so no token goes along; the secret tells whose it is. */
@RegisterRestClient(configKey = "partner")
@Path("/api/v1/calendar-feed")
public interface FeedClient {

    @GET
    Uni<Response> read(
            @HeaderParam("Calendar-Secret") String secret,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @HeaderParam("If-Modified-Since") String ifModifiedSince);
}
