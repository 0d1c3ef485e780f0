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
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** How long the own party's part of the record is kept, which every service offers in the same way. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RecordKeepingClient {

    @GET
    @Path("/schedules")
    Uni<Page<Schedule>> schedules(@Url String service);

    @GET
    @Path("/holds")
    Uni<Page<Hold>> holds(@Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/holds")
    Uni<Hold> hold(@Url String service, @HeaderParam("Idempotency-Key") String key, NewHold hold);

    @POST
    @Path("/holds/{id}/lifting")
    Uni<Hold> lift(
            @Url String service, @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Reason why);

    @GET
    @Path("/pseudonyms")
    Uni<Page<Pseudonym>> pseudonyms(
            @Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/pseudonyms")
    Uni<Pseudonym> forget(@Url String service, @HeaderParam("Idempotency-Key") String key, NewPseudonym person);

    /** For how many years a kind of act tells of people and contents. */
    record Schedule(String kind, int years, String reason) {}

    /** A legal hold; the last three are null while it stands. */
    record Hold(
            UUID id,
            UUID project,
            Instant from,
            Instant until,
            String reason,
            Instant setAt,
            String setBy,
            Instant liftedAt,
            String liftedBy,
            String liftReason) {

        /** Whether it stands. */
        public boolean isStanding() {
            return liftedAt == null;
        }
    }

    /** A person whom the record is to forget. */
    record Pseudonym(
            UUID id, String pseudonym, String reason, Instant askedAt, String askedBy, int leaves, boolean done) {}

    /** A hold to set. */
    record NewHold(String project, String from, String until, String reason) {}

    /** Why something is done. */
    record Reason(String reason) {}

    /** A person to forget. */
    record NewPseudonym(String official, String reason) {}
}
