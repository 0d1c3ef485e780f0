package org.criticalminerals.pipeline.portal.client;

import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.Url;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Dead letters, which every service keeps and offers in the same way; each call says of which service. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface DeadLetterClient {

    @GET
    Uni<Page<DeadLetter>> letters(
            @Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/acts")
    Uni<Page<Act>> acts(@Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/acts")
    Uni<Act> ask(@Url String service, @HeaderParam("Idempotency-Key") String key, NewAct act);

    @POST
    @Path("/acts/{id}/approval")
    Uni<Act> approve(
            @Url String service, @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Decision why);

    @POST
    @Path("/acts/{id}/refusal")
    Uni<Act> refuse(
            @Url String service, @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Decision why);

    @POST
    @Path("/acts/{id}/execution")
    Uni<Result> execute(@Url String service, @PathParam("id") UUID id);

    /** An event that could not be processed, without what it says. */
    record DeadLetter(String consumer, String topic, String key, String eventId, Instant parkedAt, int waiting) {}

    /** What an operator asks for. */
    record NewAct(String act, String consumer, String topic, String key, String reason, String content) {}

    /** An act, on which administrators of two parties agree. */
    record Act(
            UUID id,
            String act,
            String consumer,
            String topic,
            String key,
            String eventId,
            String reason,
            String state,
            Person by,
            Instant requestedAt,
            Person decidedBy,
            Instant decidedAt,
            String decisionReason,
            Instant validUntil,
            Instant doneAt,
            String outcome) {

        /** Whether somebody of another party than this one is to decide on it. */
        public boolean waitsFor(String party) {
            return "REQUESTED".equals(state) && !by.party().equals(party);
        }

        /** Whether it can be done now by who asked for it. */
        public boolean isApproved() {
            return "APPROVED".equals(state);
        }
    }

    /** Who; the name for the own party alone. */
    record Person(String party, String agency, String name) {}

    /** Why an act is approved or refused. */
    record Decision(String reason) {}

    /** What an act gave. */
    record Result(Act act, Letter letter) {}

    /** A dead letter that was read. */
    record Letter(Map<String, String> headers, String content, String reason) {}
}
