package org.criticalminerals.pipeline.partner.deadline;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The secret address of one's own calendar, over HTTP. */
@Path("/api/v1/calendar-address")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarAddressResource {

    private final CalendarService calendars;
    private final ActingOfficials officials;

    CalendarAddressResource(CalendarService calendars, ActingOfficials officials) {
        this.calendars = calendars;
        this.officials = officials;
    }

    /**
     * An address. The secret itself can't be shown again.
     *
     * @param createdAt since when it holds
     * @param readAt when a calendar program read it last; null where none did
     */
    public record AddressView(Instant createdAt, Instant readAt) {}

    /**
     * An address that was just made.
     *
     * @param secret its secret part, told this once
     * @param createdAt since when it holds
     */
    public record NewAddressView(String secret, Instant createdAt) {}

    /** Whether one has an address. */
    @GET
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Operation(summary = "The own calendar's address, without its secret; 404 where there is none")
    public AddressView get() {
        return calendars
                .address(officials.current())
                .map(address -> new AddressView(address.createdAt, address.readAt))
                .orElseThrow(() -> Problems.notFound("calendar address"));
    }

    /** Makes an address; the one before is unknown from then on. */
    @PUT
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Operation(summary = "Makes an address for the own calendar and tells its secret, once; any earlier one ends")
    public NewAddressView make() {
        CalendarService.Made made = calendars.make(officials.current());
        return new NewAddressView(made.secret().text(), made.address().createdAt);
    }

    /** Takes the address back. */
    @DELETE
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Operation(summary = "Takes the own calendar's address back")
    public void revoke() {
        calendars.revoke(officials.current());
    }
}
