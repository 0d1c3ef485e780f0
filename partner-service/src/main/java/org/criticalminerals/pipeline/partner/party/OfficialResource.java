package org.criticalminerals.pipeline.partner.party;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The officials of one's own agency over HTTP: to whom work can be given and signing delegated. */
@Path("/api/v1/officials")
@Produces(MediaType.APPLICATION_JSON)
public class OfficialResource {

    private final OfficialService officials;
    private final ActingOfficials acting;

    OfficialResource(OfficialService officials, ActingOfficials acting) {
        this.officials = officials;
        this.acting = acting;
    }

    /** The officials of the own agency, in the order of their names. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The officials of the own agency, in the order of their names")
    public Page<OfficialView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<Official> rows = officials.ofAgency(acting.current().agency(), after(cursor), size + 1);
        return Page.of(rows, size, official -> Cursor.encode(official.name(), official.subject()))
                .map(official -> new OfficialView(official.subject(), official.name(), official.roles()));
    }

    /**
     * A colleague.
     *
     * @param subject identifier in the identity provider
     * @param name full name
     * @param roles what they may do
     */
    public record OfficialView(String subject, String name, Set<String> roles) {}

    private static OfficialService.After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.decode(cursor, 2);
        return new OfficialService.After(values.getFirst(), values.getLast());
    }
}
