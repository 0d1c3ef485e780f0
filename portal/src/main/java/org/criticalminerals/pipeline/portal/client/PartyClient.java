package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AgreementClient.AgencyName;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The administration of parties and agencies in partner-service, as much of it as pages show. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PartyClient {

    @GET
    @Path("/agencies")
    Uni<Page<AgreementClient.AgencyDetails>> agencies(
            @QueryParam("unaffiliated") boolean unaffiliated,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/agencies/{id}")
    Uni<Agency> agency(@PathParam("id") String id);

    @GET
    @Path("/party-changes")
    Uni<Page<Change>> changes(
            @QueryParam("party") String party,
            @QueryParam("agency") String agency,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/party-changes/{id}")
    Uni<Change> change(@PathParam("id") UUID id);

    @POST
    @Path("/parties/{code}/changes")
    Uni<Change> changeParty(
            @PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, JsonNode change);

    @POST
    @Path("/agencies")
    Uni<Change> enterAgency(@HeaderParam("Idempotency-Key") String key, JsonNode change);

    @POST
    @Path("/agencies/{id}/changes")
    Uni<Change> changeAgency(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, JsonNode change);

    @POST
    @Path("/party-changes/{id}/withdrawal")
    Uni<Change> withdraw(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Map<String, String> reasons);

    /** An agency with what it does. */
    record Agency(
            String id,
            String name,
            String shortName,
            String party,
            List<String> territory,
            List<AgencyName> names,
            LocalDate closedOn,
            List<Role> roles,
            boolean mayChange) {
        public Agency {
            territory = Lists.copy(territory);
            names = Lists.copy(names);
            roles = Lists.copy(roles);
        }

        /** What can be changed of it now. */
        public List<String> acts() {
            return List.of("AGENCY_NAME", "AGENCY_TERRITORY", closedOn == null ? "AGENCY_CLOSES" : "AGENCY_REOPENS");
        }
    }

    /** What an agency does under an agreement. */
    record Role(String agreement, String party, String role) {}

    /** A change of a party or an agency. */
    record Change(
            UUID id,
            String agency,
            String party,
            LocalDate effectiveFrom,
            String reason,
            String state,
            List<Effect> effects,
            Integer version,
            String explanation,
            Instant recordedAt,
            String byAgency,
            String byName) {
        public Change {
            effects = Lists.copy(effects);
        }

        /** Whether it waits for its day. */
        public boolean isScheduled() {
            return "SCHEDULED".equals(state);
        }

        /** The page of whom it is about. */
        public String about() {
            return agency != null ? "/agencies/" + agency : "/parties/" + party;
        }
    }

    /** What reads otherwise. */
    record Effect(String field, String before, String after) {}
}
