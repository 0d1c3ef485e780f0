package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.ProjectClient.CandidacyBrief;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the official watches and which searches the official keeps; project-service has both. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface WatchClient {

    @GET
    @Path("/watches")
    Uni<Page<Watch>> watches(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/watches")
    Uni<WatchResults> watchAll(NewWatches watches);

    /** Whether something is watched; {@code kind} is {@code projects} or {@code reviews}. */
    @GET
    @Path("/watches/{kind}/{id}")
    Uni<WatchState> state(@PathParam("kind") String kind, @PathParam("id") UUID id);

    @PUT
    @Path("/watches/{kind}/{id}")
    Uni<WatchState> watch(@PathParam("kind") String kind, @PathParam("id") UUID id, Map<String, String> nothing);

    @DELETE
    @Path("/watches/{kind}/{id}")
    Uni<WatchState> stop(@PathParam("kind") String kind, @PathParam("id") UUID id);

    @GET
    @Path("/saved-searches")
    Uni<Page<SavedSearch>> searches();

    @POST
    @Path("/saved-searches")
    Uni<SavedSearch> keep(@HeaderParam("Idempotency-Key") String key, NewSearch search);

    @POST
    @Path("/saved-searches/{id}/look")
    Uni<Void> look(@PathParam("id") UUID id, Map<String, String> nothing);

    @DELETE
    @Path("/saved-searches/{id}")
    Uni<Void> remove(@PathParam("id") UUID id);

    /** Something watched, as it is now: a project with its candidacies, or a review with its gate. */
    record Watch(
            String kind,
            UUID id,
            Instant watchedAt,
            UUID projectId,
            String projectName,
            List<CandidacyBrief> candidacies,
            String agreement,
            String gate,
            String state,
            Instant deadline) {
        public Watch {
            candidacies = Lists.copy(candidacies);
        }

        /** Whether it is a review. */
        public boolean isReview() {
            return "REVIEW".equals(kind);
        }

        /** Whether it is a review that is still open. */
        public boolean isOpen() {
            return "UNDER_REVIEW".equals(state);
        }
    }

    /** Whether something is watched. */
    record WatchState(boolean watched) {}

    /** Something to watch. */
    record NewWatch(String kind, UUID id) {}

    /** Several things to watch. */
    record NewWatches(List<NewWatch> items) {}

    /** What became of one. */
    record WatchResult(String kind, UUID id, String result) {}

    /** What became of all. */
    record WatchResults(List<WatchResult> items) {
        public WatchResults {
            items = Lists.copy(items);
        }
    }

    /** A search of the pipeline that is kept under a name. */
    record SavedSearch(
            UUID id, String name, Map<String, String> filters, Instant lookedAt, Integer news, boolean capped) {
        public SavedSearch {
            filters = Lists.copy(filters);
        }

        /** Whether something is new in it. */
        public boolean isNew() {
            return news != null && news > 0;
        }
    }

    /** A search to keep. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewSearch(String name, Map<String, String> filters) {}
}
