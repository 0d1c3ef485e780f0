package org.criticalminerals.pipeline.notification.inbox;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The inbox of the official who asks. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {

    private final InboxService inbox;
    private final ActingOfficials officials;

    InboxResource(InboxService inbox, ActingOfficials officials) {
        this.inbox = inbox;
        this.officials = officials;
    }

    /** A page of the inbox, the newest first. */
    @GET
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Operation(summary = "The own inbox, the newest first")
    public InboxService.Inbox list(
            @QueryParam("unread") @DefaultValue("false") boolean unread,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return inbox.page(officials.current(), unread, cursor, Limit.of(limit));
    }

    /** Marks a notice as read; once more changes nothing. */
    @POST
    @Path("/{id}/read")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Transactional
    @Idempotent
    @Operation(summary = "Mark a notification as read")
    public Response read(@PathParam("id") UUID id) {
        return Response.ok(new Marked(inbox.markRead(officials.current(), id))).build();
    }

    /** Marks a notice and all before it as read; once more changes nothing. */
    @POST
    @Path("/read")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Transactional
    @Idempotent
    @Operation(summary = "Mark a notification and all before it as read")
    public Response readUpTo(@NotNull @Valid UpTo request) {
        return Response.ok(new Marked(inbox.markReadUpTo(officials.current(), request.upTo())))
                .build();
    }

    /**
     * Up to where the official has read.
     *
     * @param upTo id of the newest notification read
     */
    public record UpTo(@NotNull UUID upTo) {}

    /**
     * What marking left.
     *
     * @param unread how many are unread now
     */
    public record Marked(long unread) {}
}
