package org.criticalminerals.pipeline.portal.client;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells services from where an official acts, for their records of acts: the browser's address and its name. */
@Provider
public class ForwardedFrom implements ClientRequestFilter {

    private static final int LONGEST_AGENT = 200;

    private final CurrentVertxRequest current;

    ForwardedFrom(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ClientRequestContext call) {
        RoutingContext routing = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (routing == null) {
            return;
        }
        HttpServerRequest request = routing.request();
        if (request.remoteAddress() != null) {
            call.getHeaders()
                    .putSingle("X-Forwarded-For", request.remoteAddress().hostAddress());
        }
        String agent = request.getHeader("User-Agent");
        if (agent != null) {
            call.getHeaders().putSingle("User-Agent", agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
        }
    }
}
