package org.criticalminerals.pipeline.notification.inbox;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.notification.delivery.DeliveryHistory;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What became of a notice on each channel, for the official whose notice it is. */
@Path("/api/v1/notifications/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

    private final InboxService inbox;
    private final DeliveryHistory history;
    private final ActingOfficials officials;

    DeliveriesResource(InboxService inbox, DeliveryHistory history, ActingOfficials officials) {
        this.inbox = inbox;
        this.history = history;
        this.officials = officials;
    }

    /** The deliveries with their tries. */
    @GET
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Transactional
    @Operation(summary = "What became of a notification on each channel")
    public Deliveries list(@PathParam("id") UUID id) {
        if (!inbox.has(officials.current(), id)) {
            throw Problems.notFound("notification");
        }
        return new Deliveries(history.of(id));
    }

    /**
     * A notice's deliveries.
     *
     * @param items one for each channel
     */
    public record Deliveries(List<DeliveryHistory.Delivery> items) {}
}
