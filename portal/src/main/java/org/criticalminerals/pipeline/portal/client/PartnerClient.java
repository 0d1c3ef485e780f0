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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** partner-service, as much of it as pages show. Calls carry the official's own token. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PartnerClient {

    @GET
    @Path("/agreements")
    Uni<Page<Agreement>> agreements(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/parties")
    Uni<Page<Party>> parties(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/reviews")
    Uni<Page<Review>> reviews(
            @QueryParam("project") UUID project,
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("pendingOn") String pendingOn,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/reviews/{id}")
    Uni<Review> review(@PathParam("id") UUID id);

    @PUT
    @Path("/reviews/{id}/positions/{party}")
    Uni<JsonNode> sign(@PathParam("id") UUID id, @PathParam("party") String party, NewPosition position);

    @POST
    @Path("/reviews/{id}/answers")
    Uni<JsonNode> answer(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewAnswer answer);

    @POST
    @Path("/reviews/{id}/extensions")
    Uni<JsonNode> proposeExtension(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewExtension proposal);

    @PUT
    @Path("/reviews/{id}/extensions/{number}/consents/{party}")
    Uni<JsonNode> consentToExtension(
            @PathParam("id") UUID id, @PathParam("number") int number, @PathParam("party") String party);

    /** An answer to a party's question. */
    record NewAnswer(String party, String answer) {}

    /** A proposal of more time. */
    record NewExtension(Integer workingDays, String reasons) {}

    /** What a party asked in a review, and the answer to it. */
    record Question(
            String party,
            String question,
            Instant askedAt,
            Instant runsOnAt,
            String answer,
            String answeringParty,
            String answeringAgency,
            Instant answeredAt) {}

    /** A proposal to give all parties more time. */
    record Extension(
            int number,
            String party,
            int workingDays,
            String reasons,
            Instant proposedAt,
            List<String> consented,
            Instant agreedAt,
            Instant deadline) {
        public Extension {
            consented = Lists.copy(consented);
        }

        /** Whether it waits for this party's consent. */
        public boolean waitsFor(String party) {
            return agreedAt == null && !consented.contains(party);
        }
    }

    /** An agreement. */
    record Agreement(
            String code,
            String title,
            String lifecycle,
            List<String> parties,
            Map<String, String> leads,
            Map<String, JsonNode> rules,
            JsonNode requiredSections) {
        public Agreement {
            parties = Lists.copy(parties);
            leads = Lists.copy(leads);
            rules = Lists.copy(rules);
        }

        /** The rule of a gate in a sentence; empty where there is none. */
        public Optional<String> sentence(String gate) {
            return Optional.ofNullable(rules.get(gate))
                    .map(rule -> rule.path("sentence").asText(""))
                    .filter(s -> !s.isEmpty());
        }
    }

    /** A party with its agencies and its words for markings; those may be null. */
    record Party(String code, String name, List<Agency> agencies, MarkingLabels markings) {
        public Party {
            agencies = Lists.copy(agencies);
        }

        public Party(String code, String name, List<Agency> agencies) {
            this(code, name, agencies, null);
        }
    }

    /** A party's words for markings: by kind and language. */
    record MarkingLabels(Map<String, Map<String, String>> labels) {
        public MarkingLabels {
            labels = Lists.copy(labels);
        }
    }

    /** An agency. */
    record Agency(String id, String name, String shortName) {}

    /** A review: one round of the parties on one question. */
    record Review(
            UUID id,
            String status,
            Subject subject,
            int round,
            ReviewRule rule,
            Instant openedAt,
            Instant deadline,
            Instant escalatedAt,
            List<SeniorLevel> seniorLevel,
            List<String> decidingParties,
            List<String> explicitParties,
            List<String> advisoryParties,
            List<String> withoutVoice,
            List<Position> positions,
            List<Pending> pending,
            Instant clockStoppedAt,
            List<Question> questions,
            List<Extension> extensions,
            String outcome,
            String explanation,
            Because because,
            Instant concludedAt,
            String note,
            List<String> permitted,
            String cutOffZone) {
        public Review {
            seniorLevel = Lists.copy(seniorLevel);
            decidingParties = Lists.copy(decidingParties);
            explicitParties = Lists.copy(explicitParties);
            advisoryParties = Lists.copy(advisoryParties);
            withoutVoice = Lists.copy(withoutVoice);
            positions = Lists.copy(positions);
            pending = Lists.copy(pending);
            questions = Lists.copy(questions);
            extensions = Lists.copy(extensions);
            permitted = Lists.copy(permitted);
        }

        /** Whether it can still be decided. */
        public boolean isOpen() {
            return "OPEN".equals(status);
        }

        /** Whether the parties see each other's positions only when it is over. */
        public boolean isSealed() {
            return rule != null && rule.sealed();
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** The zone in which the agreement's deadlines are set; null where it isn't known. */
        public ZoneId zone() {
            try {
                return cutOffZone == null ? null : ZoneId.of(cutOffZone);
            } catch (DateTimeException unknown) {
                return null;
            }
        }

        /** The latest position of a party. */
        public Optional<Position> positionOf(String party) {
            return positions.stream()
                    .filter(position -> position.party().equals(party))
                    .reduce((a, b) -> a.version() >= b.version() ? a : b);
        }

        /** Whether it waits for all those parties since the same moment. */
        public boolean waitsAlike() {
            return pending.stream().map(Pending::since).distinct().count() <= 1;
        }

        /** Whether a party is still to say something. */
        public boolean pendingOn(String party) {
            return pending.stream().anyMatch(one -> one.party().equals(party));
        }
    }

    /** To whom a party's question went that was not decided in time. */
    record SeniorLevel(String party, String agency, String title) {}

    /** Why a review ended as it did, in parts: what ended it, what each did, and what an approval lacked. */
    record Because(String cause, List<Finding> facts, List<Finding> lacks) {
        public Because {
            facts = Lists.copy(facts);
            lacks = Lists.copy(lacks);
        }
    }

    /** One of these parts, about parties or site states, or about a number of approvals. */
    record Finding(String kind, List<String> names, Integer number) {
        public Finding {
            names = Lists.copy(names);
        }
    }

    /** What a review is about. */
    record Subject(
            String type,
            UUID projectId,
            String projectName,
            String agreement,
            String gate,
            Integer gateRequest,
            String title,
            Integer dossierVersion,
            String dossierHash) {

        /** Whether it is a gate, and no change after selection or amendment. */
        public boolean isGate() {
            return gate != null;
        }

        /** Whether a dossier was frozen for it. */
        public boolean hasDossier() {
            return projectId != null && dossierVersion != null;
        }

        /** Whether another review asked the same, be it in another round. */
        public boolean asksLike(Subject other) {
            return Objects.equals(projectId, other.projectId)
                    && Objects.equals(agreement, other.agreement)
                    && Objects.equals(gate, other.gate)
                    && Objects.equals(type, other.type);
        }
    }

    /** The rule that a review keeps to its end. */
    record ReviewRule(
            String kind,
            Integer quorum,
            String leadParty,
            List<String> veto,
            List<String> explicit,
            int minimumApprovals,
            String silence,
            Integer escalationDays,
            boolean sealed,
            Map<String, Integer> weights,
            String threshold,
            String sentence) {
        public ReviewRule {
            veto = Lists.copy(veto);
            explicit = Lists.copy(explicit);
            weights = Lists.copy(weights);
        }
    }

    /** A party's position. */
    record Position(
            String party,
            String agency,
            String decision,
            @JsonProperty("final") boolean isFinal,
            String reasons,
            List<Condition> conditions,
            long version,
            Instant signedAt,
            By by,
            LocalDate reserveUntil) {
        public Position {
            conditions = Lists.copy(conditions);
        }
    }

    /** A condition of an approval. */
    record Condition(String text, LocalDate dueOn) {}

    /** Who has not said anything yet; the agency is told to the own party only. */
    record Pending(String party, String agency, Instant since, Instant until) {}

    /** A position to sign. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewPosition(
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<Condition> conditions,
            Long replaces,
            Integer dossierVersion,
            LocalDate reserveUntil) {}
}
