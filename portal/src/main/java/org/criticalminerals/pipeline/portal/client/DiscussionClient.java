package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** project-service on comments and questions. Calls carry the official's own token. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface DiscussionClient {

    @GET
    @Path("/projects/{id}/threads")
    Uni<Page<Thread>> threads(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/projects/{id}/threads")
    Uni<Thread> begin(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewThread thread);

    @GET
    @Path("/projects/{id}/threads/{thread}")
    Uni<Thread> thread(@PathParam("id") UUID id, @PathParam("thread") UUID thread);

    @GET
    @Path("/projects/{id}/threads/{thread}/comments")
    Uni<Page<Comment>> comments(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/projects/{id}/threads/{thread}/comments/{comment}")
    Uni<Comment> comment(
            @PathParam("id") UUID id, @PathParam("thread") UUID thread, @PathParam("comment") UUID comment);

    /** Officials of the own party who may read a thread; of the project where none is named. */
    @GET
    @Path("/projects/{id}/threads/people")
    Uni<Page<Person>> people(
            @PathParam("id") UUID id, @QueryParam("thread") UUID thread, @QueryParam("limit") Integer limit);

    @POST
    @Path("/projects/{id}/threads/{thread}/comments")
    Uni<Comment> reply(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @HeaderParam("Idempotency-Key") String key,
            Reply reply);

    @POST
    @Path("/projects/{id}/threads/{thread}/comments/{comment}/correction")
    Uni<Comment> correct(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            @HeaderParam("Idempotency-Key") String key,
            Correction correction);

    @POST
    @Path("/projects/{id}/threads/{thread}/comments/{comment}/strike")
    Uni<Comment> strike(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @PathParam("comment") UUID comment,
            @HeaderParam("Idempotency-Key") String key,
            Strike strike);

    @POST
    @Path("/projects/{id}/threads/{thread}/end")
    Uni<Thread> end(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @HeaderParam("Idempotency-Key") String key,
            End end);

    @POST
    @Path("/projects/{id}/threads/{thread}/marking")
    Uni<Thread> mark(
            @PathParam("id") UUID id,
            @PathParam("thread") UUID thread,
            @HeaderParam("Idempotency-Key") String key,
            NewReaders readers);

    @GET
    @Path("/questions")
    Uni<Page<OpenQuestion>> questions(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    /** A thread. */
    record Thread(
            UUID id,
            UUID projectId,
            String kind,
            String section,
            String title,
            String askedParty,
            String state,
            UUID accepted,
            Instant endedAt,
            By endedBy,
            Marking marking,
            String markingReason,
            int comments,
            Instant startedAt,
            By startedBy,
            Instant lastAt,
            List<String> permitted) {
        public Thread {
            permitted = Lists.copy(permitted);
        }

        /** Whether it is a question. */
        public boolean isQuestion() {
            return "QUESTION".equals(kind);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** Something written; its text is null where it was struck. */
    record Comment(
            UUID id,
            String text,
            List<String> mentions,
            Instant writtenAt,
            By writtenBy,
            Instant correctedAt,
            Instant struckAt,
            String strikeReason,
            List<String> permitted) {
        public Comment {
            mentions = Lists.copy(mentions);
            permitted = Lists.copy(permitted);
        }

        /** Whether its author struck it. */
        public boolean isStruck() {
            return struckAt != null;
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** An official of the own party. */
    record Person(String subject, String name, String agency) {}

    /** An open question to the own party. */
    record OpenQuestion(Thread thread, String projectName) {}

    /** A thread to begin. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewThread(
            String kind,
            String section,
            String title,
            String askedParty,
            Marking marking,
            String text,
            List<String> mentions) {}

    /** A reply. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(String text, List<String> mentions) {}

    /** Other words. */
    record Correction(String text) {}

    /** Why it is struck. */
    record Strike(String reason) {}

    /** The end of a question, with the comment that answers it; null for none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record End(UUID accepted) {}

    /** Other readers, and why. */
    record NewReaders(Marking marking, String reason) {}
}
