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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Requests for access to documents in partner-service, and consultations of those who wrote them. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AccessClient {

    @GET
    @Path("/access-requests")
    Uni<Page<Case>> cases(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/access-requests/laws")
    Uni<Page<Law>> laws();

    @GET
    @Path("/access-requests/{id}")
    Uni<Case> one(@PathParam("id") UUID id);

    @POST
    @Path("/access-requests")
    Uni<Case> enter(@HeaderParam("Idempotency-Key") String key, NewCase request);

    @POST
    @Path("/access-requests/{id}/consultations")
    Uni<Case> consult(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewConsultation wanted);

    @POST
    @Path("/access-requests/{id}/extension")
    Uni<Case> extend(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Extension extension);

    @POST
    @Path("/access-requests/{id}/decision")
    Uni<Case> decide(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewDecision decision);

    @POST
    @Path("/access-requests/{id}/closing")
    Uni<Case> close(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Closing closing);

    @GET
    @Path("/access-consultations")
    Uni<Page<Consultation>> consultations(
            @QueryParam("waiting") boolean waiting,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/access-consultations/{id}")
    Uni<Consultation> consultation(@PathParam("id") UUID id);

    @POST
    @Path("/access-consultations/{id}/answer")
    Uni<Consultation> answer(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewAnswer answer);

    /** A case of the own party. */
    record Case(
            UUID id,
            String agency,
            String law,
            String lawTitle,
            String lawCitation,
            String reference,
            String requester,
            String requesterName,
            String subject,
            String question,
            Scope scope,
            LocalDate receivedOn,
            Instant dueAt,
            boolean overdue,
            String status,
            Instant extendedAt,
            String extensionReason,
            String decision,
            List<String> grounds,
            String reasons,
            Map<String, String> releases,
            Instant decidedAt,
            String decidedAgency,
            Instant closedAt,
            String closingNote,
            List<Consultation> consultations,
            List<String> permitted) {
        public Case {
            grounds = Lists.copy(grounds);
            releases = releases == null ? Map.of() : Map.copyOf(releases);
            consultations = Lists.copy(consultations);
            permitted = Lists.copy(permitted);
        }

        /** Whether the reader may do something with it. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** Whether it is still to be decided. */
        public boolean isOpen() {
            return "OPEN".equals(status);
        }

        /** How many originators haven’t answered. */
        public long unanswered() {
            return consultations.stream().filter(one -> one.answer() == null).count();
        }
    }

    /** What is asked for. */
    record Scope(List<Named> projects, List<Named> reviews, LocalDate from, LocalDate until) {
        public Scope {
            projects = Lists.copy(projects);
            reviews = Lists.copy(reviews);
        }

        /** Whether it is narrowed to anything. */
        public boolean isAny() {
            return !projects.isEmpty() || !reviews.isEmpty() || from != null || until != null;
        }
    }

    /** Something with its name. */
    record Named(UUID id, String name) {}

    /** A consultation of the party that wrote what is asked for. */
    record Consultation(
            UUID id,
            String party,
            String askingParty,
            String askingAgency,
            String lawTitle,
            String lawCitation,
            String question,
            Scope scope,
            Instant askedAt,
            Instant dueAt,
            boolean overdue,
            Answer answer,
            Instant endedAt,
            String released,
            List<String> permitted) {
        public Consultation {
            permitted = Lists.copy(permitted);
        }

        /** Whether the reader may do something with it. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** Whether its request is still to be decided. */
        public boolean isOpen() {
            return endedAt == null;
        }

        /** Whether an answer is still awaited. */
        public boolean isWaiting() {
            return isOpen() && answer == null;
        }

        /** What the answer lets be released at most. */
        public String most() {
            if (answer == null) {
                return "NONE";
            }
            return switch (answer.answer()) {
                case "RELEASE" -> "ALL";
                case "RELEASE_REDACTED" -> "REDACTED";
                default -> "NONE";
            };
        }

        /** What can be released, the most first. */
        public List<String> choices() {
            return switch (most()) {
                case "ALL" -> List.of("ALL", "REDACTED", "NONE");
                case "REDACTED" -> List.of("REDACTED", "NONE");
                default -> List.of("NONE");
            };
        }
    }

    /** What the originator says. */
    record Answer(String answer, String redactions, String ground, int version, String agency, Instant answeredAt) {}

    /** A law on access. */
    record Law(
            String code,
            String party,
            String title,
            String citation,
            String source,
            Term answer,
            Term extension,
            List<Ground> grounds) {
        public Law {
            grounds = Lists.copy(grounds);
        }
    }

    /** A length of time. */
    record Term(int length, String unit, String citation) {}

    /** A ground of refusal. */
    record Ground(String code, String title, String citation) {}

    /** A request that came in. */
    record NewCase(
            String reference,
            String requesterName,
            String subject,
            String question,
            List<String> projects,
            List<String> reviews,
            String from,
            String until,
            String receivedOn,
            List<String> originators) {}

    /** A further party to consult. */
    record NewConsultation(String party, String question) {}

    /** More time. */
    record Extension(String reason) {}

    /** A decision. */
    record NewDecision(String decision, Map<String, String> releases, List<String> grounds, String reasons) {}

    /** The end of a case. */
    record Closing(String how, String note) {}

    /** An answer. */
    record NewAnswer(String answer, String redactions, String ground) {}
}
