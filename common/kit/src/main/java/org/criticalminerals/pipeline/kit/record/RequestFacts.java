package org.criticalminerals.pipeline.kit.record;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Notes of every request what the record will say of it. The query is left out: what one searches for isn't an act, and
 * secrets must not lie in the record.
 */
class RequestFacts {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BASE = "/api/v1/";
    private static final int LONGEST_RESOURCE = 300;
    private static final int LONGEST_AGENT = 200;
    private static final int LONGEST_ADDRESS = 64;

    private final CurrentRequest current;
    private final RoutingContext routing;

    RequestFacts(CurrentRequest current, RoutingContext routing) {
        this.current = current;
        this.routing = routing;
    }

    @ServerRequestFilter
    public void note(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceMethod() == null) {
            return;
        }
        HttpServerRequest http = routing.request();
        String path = http.path();
        String within = path.startsWith(BASE) ? path.substring(BASE.length()) : path.substring(1);
        SocketAddress address = http.remoteAddress();
        current.set(new CurrentRequest.Facts(
                !READING.contains(request.getMethod()),
                actOf(resource.getResourceClass(), resource.getResourceMethod().getName()),
                within.split("/", 2)[0],
                bounded(within, LONGEST_RESOURCE),
                project(within, request.getUriInfo().getPathParameters()),
                address == null ? null : bounded(address.hostAddress(), LONGEST_ADDRESS),
                bounded(http.getHeader("User-Agent"), LONGEST_AGENT)));
    }

    /** The name of an act: {@code ReviewResource.sign} is {@code review.sign}. */
    static String actOf(Class<?> resource, String method) {
        String name = resource.getSimpleName();
        int end = name.indexOf("Resource");
        String subject = end > 0 ? name.substring(0, end) : name;
        return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1) + "." + method;
    }

    private static UUID project(String path, MultivaluedMap<String, String> parameters) {
        String id = path.startsWith("projects/") ? parameters.getFirst("id") : parameters.getFirst("project");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String bounded(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
