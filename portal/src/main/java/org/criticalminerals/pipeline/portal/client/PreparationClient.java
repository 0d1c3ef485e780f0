package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** partner-service, as far as a party's own way to its position goes. Calls carry the official's own token. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PreparationClient {

    @GET
    @Path("/reviews/{id}/preparation")
    Uni<Preparation> preparation(@PathParam("id") UUID id);

    @PUT
    @Path("/reviews/{id}/preparation/draft")
    Uni<JsonNode> draft(@PathParam("id") UUID id, NewDraft draft);

    @POST
    @Path("/reviews/{id}/preparation/clearances")
    Uni<JsonNode> ask(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Question question);

    @PUT
    @Path("/reviews/{id}/preparation/clearances/{agency}")
    Uni<JsonNode> answer(@PathParam("id") UUID id, @PathParam("agency") String agency, NewAnswer answer);

    @PUT
    @Path("/reviews/{id}/preparation/assignee")
    Uni<JsonNode> assign(@PathParam("id") UUID id, Assignment assignment);

    @PUT
    @Path("/reviews/{id}/preparation/clearances/{agency}/assignee")
    Uni<JsonNode> assign(@PathParam("id") UUID id, @PathParam("agency") String agency, Assignment assignment);

    @GET
    @Path("/clearances")
    Uni<Page<Clearance>> waiting(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/officials")
    Uni<Page<Colleague>> officials(@QueryParam("limit") Integer limit);

    @GET
    @Path("/delegations")
    Uni<Page<Delegation>> delegations(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/delegations")
    Uni<JsonNode> delegate(@HeaderParam("Idempotency-Key") String key, NewDelegation delegation);

    @POST
    @Path("/delegations/{id}/revocation")
    Uni<JsonNode> revoke(@PathParam("id") UUID id, Note note);

    @GET
    @Path("/reviews/{id}/recusals")
    Uni<Page<Recusal>> recusals(@PathParam("id") UUID id, @QueryParam("limit") Integer limit);

    @POST
    @Path("/reviews/{id}/recusals")
    Uni<JsonNode> recuse(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewRecusal recusal);

    @POST
    @Path("/reviews/{id}/recusals/{recusal}/withdrawal")
    Uni<JsonNode> withdrawRecusal(@PathParam("id") UUID id, @PathParam("recusal") UUID recusal, Note note);

    @GET
    @Path("/handovers")
    Uni<OpenWork> openWork(@QueryParam("from") String from);

    @POST
    @Path("/handovers")
    Uni<JsonNode> handOver(@HeaderParam("Idempotency-Key") String key, NewHandover handover);

    /** How the own party prepares its position on a review. */
    record Preparation(
            UUID reviewId,
            String party,
            String lead,
            Assignee assignee,
            Draft draft,
            List<Clearance> clearances,
            List<String> consulted,
            List<String> missing,
            List<String> permitted) {
        public Preparation {
            clearances = Lists.copy(clearances);
            consulted = Lists.copy(consulted);
            missing = Lists.copy(missing);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** The agencies that can be asked now: never asked, or answered already. */
        public List<String> askable() {
            return consulted.stream()
                    .filter(agency ->
                            clearances.stream().noneMatch(one -> one.agency().equals(agency) && one.isWaiting()))
                    .toList();
        }
    }

    /** A version of the draft. */
    record Draft(
            int version,
            String decision,
            @JsonProperty("final") boolean isFinal,
            String reasons,
            List<Condition> conditions,
            LocalDate reserveUntil,
            Person by,
            Instant writtenAt) {
        public Draft {
            conditions = Lists.copy(conditions);
        }
    }

    /** What an agency is asked, and what it said. */
    record Clearance(
            UUID reviewId,
            String type,
            UUID projectId,
            String projectName,
            String agreement,
            String gate,
            String lead,
            String agency,
            boolean mandatory,
            String question,
            Integer draftVersion,
            Person requestedBy,
            Instant requestedAt,
            Instant dueAt,
            String standing,
            Answer answer,
            Assignee assignee,
            List<String> permitted) {
        public Clearance {
            permitted = Lists.copy(permitted);
        }

        /** Whether it waits for the agency. */
        public boolean isWaiting() {
            return "WAITING".equals(standing) || "OVERDUE".equals(standing);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** An agency's answer. */
    record Answer(String answer, String comment, int version, Integer draftVersion, Person by, Instant answeredAt) {}

    /** An official of the own party. */
    record Person(String subject, String name) {}

    /** Who has something in hand; no subject where the desk has it again. */
    record Assignee(String subject, String name, String note) {}

    /** An official of the own agency. */
    record Colleague(String subject, String name, List<String> roles) {
        public Colleague {
            roles = Lists.copy(roles);
        }

        /** Whether they sign. */
        public boolean maySign() {
            return roles.contains("signatory");
        }

        /** Whether they do a desk officer's work. */
        public boolean mayDraft() {
            return maySign() || roles.contains("desk-officer");
        }
    }

    /** A draft to write. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewDraft(
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<Condition> conditions,
            LocalDate reserveUntil,
            Integer replaces) {}

    /** An agency to ask. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(String agency, Integer workingDays, String question) {}

    /** An answer to give. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewAnswer(String answer, String comment, Integer draftVersion, Integer replaces) {}

    /** To whom something is given; nobody for the desk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assignment(String official, String note) {}

    /** A delegation of the own agency. */
    record Delegation(
            UUID id,
            Person delegator,
            Person delegate,
            List<String> agreements,
            List<String> gates,
            Instant startsAt,
            Instant endsAt,
            String note,
            String state,
            Instant revokedAt,
            Person revokedBy,
            String revocationNote,
            List<String> permitted) {
        public Delegation {
            agreements = Lists.copy(agreements);
            gates = Lists.copy(gates);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** A delegation to give. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewDelegation(
            String delegate,
            List<String> agreements,
            List<String> gates,
            Instant startsAt,
            Instant endsAt,
            String note) {}

    /** A recusal of the own party. */
    record Recusal(
            UUID id,
            String scope,
            String agency,
            Person official,
            String reason,
            Person substitute,
            Person recordedBy,
            Instant recordedAt,
            Person withdrawnBy,
            Instant withdrawnAt,
            String withdrawalNote) {

        /** Whether it still holds. */
        public boolean isHolding() {
            return withdrawnAt == null;
        }
    }

    /** A recusal to record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewRecusal(String scope, String official, String reason, String substitute) {}

    /** Why something is taken back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(String note) {}

    /** What an official would leave without an owner. */
    record OpenWork(List<InHand> inHand, List<Standing> delegations) {
        public OpenWork {
            inHand = Lists.copy(inHand);
            delegations = Lists.copy(delegations);
        }

        /** Whether there is nothing. */
        public boolean isEmpty() {
            return inHand.isEmpty() && delegations.isEmpty();
        }
    }

    /** Something in hand. */
    record InHand(UUID reviewId, String projectName, String kind) {}

    /** A delegation that stands or falls with an official. */
    record Standing(UUID id, @JsonProperty("isGiven") boolean given, String other, Instant endsAt) {}

    /** Work to hand over. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewHandover(String from, String to, String note) {}
}
