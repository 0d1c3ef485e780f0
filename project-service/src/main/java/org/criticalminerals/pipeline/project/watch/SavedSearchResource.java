package org.criticalminerals.pipeline.project.watch;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading.Query;

/** The searches of the pipeline that the acting official keeps. Nobody else sees them. */
@Path("/api/v1/saved-searches")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class SavedSearchResource {

    private final SavedSearchService searches;
    private final ActingOfficials officials;

    SavedSearchResource(SavedSearchService searches, ActingOfficials officials) {
        this.searches = searches;
        this.officials = officials;
    }

    /** A search to keep. */
    public record NewSearch(String name, Query filters) {}

    /**
     * A search that is kept.
     *
     * @param id the search
     * @param name its name
     * @param filters what it narrows the pipeline to
     * @param createdAt since when it is kept
     * @param lookedAt when the official looked the last time
     * @param news how many candidacies came into it since; null where a filter means nothing any more
     * @param capped whether there are more than counted
     */
    public record SearchView(
            UUID id, String name, Query filters, Instant createdAt, Instant lookedAt, Integer news, boolean capped) {

        static SearchView of(SavedSearchService.Counted counted) {
            SavedSearchRow row = counted.row();
            return new SearchView(
                    row.id,
                    row.name,
                    counted.filters(),
                    row.createdAt,
                    row.lookedAt,
                    counted.shown(),
                    counted.isCapped());
        }
    }

    @GET
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public Page<SearchView> list() {
        return new Page<>(
                searches.list(officials.current()).stream().map(SearchView::of).toList(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Idempotent
    public Response keep(NewSearch search) {
        if (search == null) {
            throw Problems.invalid("", "is missing: send an object with name and filters");
        }
        SearchView kept = SearchView.of(searches.keep(search.name(), search.filters(), officials.current()));
        return Response.created(URI.create("/api/v1/saved-searches/" + kept.id()))
                .entity(kept)
                .build();
    }

    @POST
    @Path("/{id}/look")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Idempotent
    public Response look(@PathParam("id") UUID id) {
        searches.look(id);
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public void remove(@PathParam("id") UUID id) {
        searches.remove(id);
    }
}
