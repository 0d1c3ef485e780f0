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
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

/** Accounts over HTTP: who signs in for an agency, administered by its signatories and the party's administrators. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final AccountService accounts;
    private final ActingOfficials officials;

    AccountResource(AccountService accounts, ActingOfficials officials) {
        this.accounts = accounts;
        this.officials = officials;
    }

    /**
     * Somebody to invite.
     *
     * @param firstName the given name
     * @param lastName the family name
     * @param email the mail address, with which they sign in
     * @param agency for which agency
     * @param roles what they may do
     * @param locale in which language they are written to, {@code en} where absent
     */
    public record NewAccount(
            String firstName, String lastName, String email, String agency, Set<String> roles, String locale) {}

    /**
     * Roles in place of those that an account has.
     *
     * @param roles all of them from now on
     * @param reason why
     */
    public record NewRoles(Set<String> roles, String reason) {}

    /**
     * A departure.
     *
     * @param successor the subject of who takes over what they have in hand; absent for the agency's desk
     * @param reason why
     */
    public record Departure(String successor, String reason) {}

    /** The accounts that the reader administers. */
    @GET
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Operation(summary = "The accounts that the reader administers, in the order of their names")
    public Page<AccountView> list(
            @QueryParam("agency") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        ActingOfficial reader = officials.current();
        int size = Limit.of(limit);
        List<AccountService.Standing> rows = accounts.list(agency, after(cursor), size + 1, reader);
        return Page.of(
                        rows,
                        size,
                        row -> Cursor.encode(
                                row.account().name, row.account().id.toString()))
                .map(row -> AccountView.of(row, reader));
    }

    /** One account. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Operation(summary = "An account that the reader administers")
    public AccountView get(@PathParam("id") UUID id) {
        ActingOfficial reader = officials.current();
        return AccountView.of(accounts.get(id, reader), reader);
    }

    /** The acts on an account. */
    @GET
    @Path("/{id}/changes")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Operation(summary = "The acts on an account, newest first, and whether the identity provider follows them")
    public Page<AccountView.ActView> changes(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        UUID before = cursor == null ? null : uuid(Cursor.decode(cursor, 1).getFirst());
        return Page.of(
                        accounts.changes(id, before, size + 1, officials.current()),
                        size,
                        change -> Cursor.encode(change.id))
                .map(AccountView.ActView::of);
    }

    /** Invites somebody. */
    @POST
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Idempotent
    @Transactional
    @Operation(summary = "Invites an official: they get a mail with which they set their password")
    @APIResponseSchema(value = AccountView.class, responseCode = "201")
    public Response invite(NewAccount account) {
        ActingOfficial by = officials.current();
        AccountService.Standing invited = accounts.invite(account, by);
        return Response.created(URI.create("/api/v1/accounts/" + invited.account().id))
                .entity(AccountView.of(invited, by))
                .build();
    }

    /** Changes what one may do with an account. */
    @POST
    @Path("/{id}/roles")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Idempotent
    @Transactional
    @Operation(summary = "Gives an account other roles")
    @APIResponseSchema(value = AccountView.class, responseCode = "200")
    public Response setRoles(@PathParam("id") UUID id, NewRoles roles) {
        ActingOfficial by = officials.current();
        NewRoles wanted = required(roles);
        return Response.ok(AccountView.of(accounts.setRoles(id, wanted.roles(), wanted.reason(), by), by))
                .build();
    }

    /** Lets somebody leave. */
    @POST
    @Path("/{id}/departure")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Idempotent
    @Transactional
    @Operation(summary = "Lets an official leave: their access ends, what they had in hand passes on")
    @APIResponseSchema(value = AccountView.class, responseCode = "200")
    public Response letLeave(@PathParam("id") UUID id, Departure departure) {
        ActingOfficial by = officials.current();
        Departure wanted = required(departure);
        return Response.ok(AccountView.of(accounts.letLeave(id, wanted.successor(), wanted.reason(), by), by))
                .build();
    }

    /** Sends the mail of the invitation again. */
    @POST
    @Path("/{id}/reminder")
    @PermissionsAllowed(Acts.ADMINISTER_OFFICIALS)
    @Idempotent
    @Transactional
    @Operation(summary = "Sends the mail again with which one sets a password")
    @APIResponseSchema(value = AccountView.class, responseCode = "200")
    public Response remind(@PathParam("id") UUID id) {
        ActingOfficial by = officials.current();
        return Response.ok(AccountView.of(accounts.remind(id, by), by)).build();
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problems.invalid("", "The body is missing");
        }
        return body;
    }

    private static AccountService.After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.decode(cursor, 2);
        return new AccountService.After(values.getFirst(), uuid(values.getLast()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
