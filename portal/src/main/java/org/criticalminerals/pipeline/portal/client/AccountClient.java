package org.criticalminerals.pipeline.portal.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The accounts of officials in partner-service, for those who administer them. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AccountClient {

    @GET
    @Path("/accounts")
    Uni<Page<Account>> accounts(
            @QueryParam("agency") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/accounts/{id}")
    Uni<Account> account(@PathParam("id") UUID id);

    @GET
    @Path("/accounts/{id}/changes")
    Uni<Page<Act>> changes(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/accounts")
    Uni<Account> invite(@HeaderParam("Idempotency-Key") String key, NewAccount account);

    @POST
    @Path("/accounts/{id}/roles")
    Uni<Account> setRoles(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewRoles roles);

    @POST
    @Path("/accounts/{id}/departure")
    Uni<Account> letLeave(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Departure departure);

    @POST
    @Path("/accounts/{id}/reminder")
    Uni<Account> remind(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key);

    @GET
    @Path("/account-differences")
    Uni<Page<Difference>> differences(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/account-differences/{subject}/mending")
    Uni<Account> mend(
            @PathParam("subject") String subject, @HeaderParam("Idempotency-Key") String key, Mending mending);

    /** An account. */
    record Account(
            UUID id,
            String subject,
            String username,
            String name,
            String email,
            String agency,
            List<String> roles,
            boolean active,
            boolean pending,
            Instant changedAt,
            List<String> permitted,
            List<String> grantable) {
        public Account {
            roles = Lists.copy(roles);
            permitted = Lists.copy(permitted);
            grantable = Lists.copy(grantable);
        }

        /** Whether the reader may do something with it. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** Roles that it has and the reader can't withdraw. */
        public List<String> keptRoles() {
            return roles.stream().filter(role -> !grantable.contains(role)).toList();
        }

        /** Whether its official can take over a colleague's work. */
        public boolean mayDraft() {
            return active && subject != null && (roles.contains("desk-officer") || roles.contains("signatory"));
        }
    }

    /** An act on an account. */
    record Act(
            UUID id,
            String kind,
            List<String> granted,
            List<String> withdrawn,
            String reason,
            String state,
            String trouble,
            int attempts,
            Instant recordedAt,
            String byName,
            String byAgency,
            Instant doneAt) {
        public Act {
            granted = Lists.copy(granted);
            withdrawn = Lists.copy(withdrawn);
        }
    }

    /** Where the sign-in server says otherwise. */
    record Difference(
            String subject,
            String name,
            String agency,
            String kind,
            Standing here,
            Standing there,
            Instant noticedAt,
            List<String> ways) {
        public Difference {
            ways = Lists.copy(ways);
        }

        /** Whether what is meant here can be put back from here. */
        public boolean canPutBack() {
            return ways.contains("PUT_BACK");
        }
    }

    /** How somebody stands in one of the two. */
    record Standing(boolean active, String username, String email, String agency, List<String> roles) {
        public Standing {
            roles = Lists.copy(roles);
        }
    }

    /** Somebody to invite. */
    record NewAccount(
            String firstName, String lastName, String email, String agency, List<String> roles, String locale) {}

    /** Other roles. */
    record NewRoles(List<String> roles, String reason) {}

    /** A departure. */
    record Departure(String successor, String reason) {}

    /** How a difference ends. */
    record Mending(String way, String reason) {}
}
