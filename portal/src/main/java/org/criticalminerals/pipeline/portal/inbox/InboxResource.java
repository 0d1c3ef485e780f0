package org.criticalminerals.pipeline.portal.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.NotificationClient;
import org.criticalminerals.pipeline.portal.client.NotificationClient.NotificationPage;
import org.criticalminerals.pipeline.portal.client.NotificationClient.UpTo;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The official's inbox. What arrives while it is open comes through {@link InboxStream}. */
@Path("/inbox")
@Authenticated
public class InboxResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final NotificationClient notifications;

    InboxResource(Frames frames, @RestClient NotificationClient notifications) {
        this.frames = frames;
        this.notifications = notifications;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance inbox(@QueryParam("unread") boolean unread, @QueryParam("cursor") String cursor) {
        var started = frames.start("inbox");
        boolean further = cursor != null && !cursor.isBlank();
        var found = Loading.start(
                "inbox", notifications.notifications(unread ? Boolean.TRUE : null, further ? cursor : null, ROWS));
        NotificationPage page = found.required();
        return Templates.inbox(started.done(), page, unread, further);
    }

    @POST
    @Path("/{id}/read")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response read(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Loading.start("inbox", notifications.read(id, Map.of())).required();
        return Response.seeOther(new Form(fields).localAddress("to", "/inbox")).build();
    }

    @POST
    @Path("/read")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response readAll(MultivaluedMap<String, String> fields) {
        UUID upTo = new Form(fields).id("upTo");
        Loading.start("inbox", notifications.readUpTo(new UpTo(upTo))).required();
        return Response.seeOther(URI.create("/inbox")).build();
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance inbox(Frame frame, NotificationPage page, boolean unread, boolean further);
    }
}
