package org.criticalminerals.pipeline.partner.account;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Where the identity provider says otherwise than it is meant here, over HTTP, with the act that mends it. */
@Path("/api/v1/account-differences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountDifferenceResource {

    private final AccountService accounts;
    private final ActingOfficials officials;

    AccountDifferenceResource(AccountService accounts, ActingOfficials officials) {
        this.accounts = accounts;
        this.officials = officials;
    }

    /**
     * A difference.
     *
     * @param subject the official's identifier in the identity provider
     * @param name the official
     * @param agency for which agency
     * @param kind in what they differ
     * @param here what is meant here
     * @param there what the identity provider says
     * @param noticedAt since when it is known
     * @param ways how the reader can end it
     */
    public record DifferenceView(
            String subject,
            String name,
            String agency,
            AccountDifference.Kind kind,
            AccountDifference.Standing here,
            AccountDifference.Standing there,
            Instant noticedAt,
            List<Way> ways) {

        static DifferenceView of(AccountDifference difference) {
            return new DifferenceView(
                    difference.subject,
                    difference.name,
                    difference.agency,
                    difference.kind,
                    difference.here,
                    difference.there,
                    difference.noticedAt,
                    difference.isLeftToOwnService() ? List.of(Way.TAKE_OVER) : List.of(Way.values()));
        }
    }

    /** How to end a difference. */
    public enum Way {
        /** What the identity provider says is right. */
        TAKE_OVER,
        /** What is meant here is right, and put back into the identity provider. */
        PUT_BACK
    }

    /**
     * The end of a difference.
     *
     * @param way how
     * @param reason why
     */
    public record Mending(Way way, String reason) {}

    /** The differences of those whom the reader administers. */
    @GET
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Operation(summary = "Where the identity provider differs, for those whom the reader administers")
    public Page<DifferenceView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(
                        accounts.differences(after, size + 1, officials.current()),
                        size,
                        difference -> Cursor.encode(difference.subject))
                .map(DifferenceView::of);
    }

    /** Ends a difference. */
    @POST
    @Path("/{subject}/mending")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Idempotent
    @Transactional
    @Operation(summary = "Takes over what the identity provider says, or puts back what is meant here")
    @APIResponseSchema(value = AccountView.class, responseCode = "200")
    public Response mend(@PathParam("subject") String subject, Mending mending) {
        if (mending == null || mending.way() == null) {
            throw Problems.invalid("/way", "is missing: TAKE_OVER or PUT_BACK");
        }
        ActingOfficial by = officials.current();
        return Response.ok(AccountView.of(
                        accounts.mend(subject, mending.way() == Way.TAKE_OVER, mending.reason(), by), by))
                .build();
    }
}
