package org.criticalminerals.pipeline.portal.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** notification-service, as much of it as pages show. Calls carry the official's own token. */
@RegisterRestClient(configKey = "notification")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface NotificationClient {

    @GET
    Uni<NotificationPage> notifications(
            @QueryParam("unread") Boolean unread,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @POST
    @Path("/{id}/read")
    Uni<Void> read(@PathParam("id") UUID id, Map<String, String> nothing);

    @POST
    @Path("/read")
    Uni<Void> readUpTo(UpTo upTo);

    /** A page of the inbox with the number of all that are unread. */
    record NotificationPage(List<Notification> items, String next, int unread) {
        public NotificationPage {
            items = Lists.copy(items);
        }

        /** Whether there is more. */
        public boolean hasNext() {
            return next != null && !next.isEmpty();
        }
    }

    /** One notification. */
    record Notification(
            UUID id,
            long sequence,
            Instant at,
            String type,
            String title,
            String body,
            String link,
            UUID projectId,
            String projectName,
            String agreement,
            boolean actionRequired,
            Instant deadline,
            boolean read) {

        /** A link within the portal; empty for anything else, since what comes from outside is no address to follow. */
        public String localLink() {
            if (link != null && link.matches("/[A-Za-z0-9][A-Za-z0-9/_.?=#-]*")) {
                return link;
            }
            return projectId == null ? "" : "/projects/" + projectId;
        }
    }

    /** The newest notification that the official has seen. */
    record UpTo(UUID upTo) {}
}
