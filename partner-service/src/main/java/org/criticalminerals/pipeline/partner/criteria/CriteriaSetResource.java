package org.criticalminerals.pipeline.partner.criteria;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The criteria sets and checklists that an agreement can ask for. */
@Path("/api/v1/criteria-sets")
@Produces(MediaType.APPLICATION_JSON)
public class CriteriaSetResource {

    private final CriteriaSetService sets;
    private final ActingOfficials officials;

    CriteriaSetResource(CriteriaSetService sets, ActingOfficials officials) {
        this.sets = sets;
        this.officials = officials;
    }

    /** All criteria sets, in the order of their codes. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The criteria sets and checklists that an agreement can ask for, in the order of their codes")
    public Page<CriteriaSetView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<CriteriaSet> rows = sets.list(after, size + 1);
        return Page.of(rows, size, set -> Cursor.encode(set.code()))
                .map(set -> new CriteriaSetView(set.code(), set.title(), set.party()));
    }

    /**
     * A criteria set in short.
     *
     * @param code its code
     * @param title its title
     * @param party the party that answers it; null where every party of the agreement does
     */
    public record CriteriaSetView(String code, String title, String party) {}
}
