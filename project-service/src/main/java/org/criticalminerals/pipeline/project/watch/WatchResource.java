package org.criticalminerals.pipeline.project.watch;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading.UnderReview;
import org.criticalminerals.pipeline.project.candidacy.CandidacyView;
import org.criticalminerals.pipeline.project.candidacy.GateRequestState;

/** What the acting official watches: projects and reviews. Nobody else sees it. */
@Path("/api/v1/watches")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class WatchResource {

    private static final int MOST_AT_ONCE = 50;

    private final WatchService watches;
    private final ActingOfficials officials;

    WatchResource(WatchService watches, ActingOfficials officials) {
        this.watches = watches;
        this.officials = officials;
    }

    /**
     * Something watched, as it is now.
     *
     * @param kind {@code PROJECT} or {@code REVIEW}
     * @param id of the project or the review
     * @param watchedAt since when
     * @param projectId the project
     * @param projectName its name
     * @param candidacies where a watched project stands; empty for a review
     * @param agreement a review's agreement; null for a project
     * @param gate a review's gate
     * @param state what became of the gate request that a review decides on
     * @param deadline until when a review waits, or waited
     */
    public record WatchView(
            WatchKind kind,
            UUID id,
            Instant watchedAt,
            UUID projectId,
            String projectName,
            List<CandidacyView.Brief> candidacies,
            String agreement,
            Gate gate,
            GateRequestState state,
            Instant deadline) {

        static WatchView of(WatchService.Watched watched) {
            WatchRow row = watched.row();
            UnderReview review = watched.review();
            return review == null
                    ? new WatchView(
                            row.key.kind(),
                            row.key.subject(),
                            row.watchedAt,
                            watched.project().id(),
                            watched.project().name(),
                            watched.candidacies(),
                            null,
                            null,
                            null,
                            null)
                    : new WatchView(
                            row.key.kind(),
                            row.key.subject(),
                            row.watchedAt,
                            review.projectId(),
                            review.projectName(),
                            List.of(),
                            review.agreement(),
                            review.gate(),
                            review.state(),
                            review.deadline());
        }
    }

    /** Whether something is watched. */
    public record WatchState(boolean watched) {}

    /** Something to watch. */
    public record NewWatch(String kind, UUID id) {}

    /** Several things to watch, at most 50. */
    public record NewWatches(List<NewWatch> items) {}

    /** What became of one: {@code WATCHED}, {@code NOT_FOUND} or {@code FULL}. */
    public record WatchResult(String kind, UUID id, String result) {}

    /** What became of all, in the order asked. */
    public record WatchResults(List<WatchResult> items) {}

    @GET
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public Page<WatchView> list(
            @QueryParam("kind") String kind, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<WatchRow> rows = watches.page(kind(kind), before(cursor), size + 1, officials.current());
        Page<WatchRow> page = Page.of(rows, size, row -> Cursor.encode(row.watchedAt, row.key.subject()));
        return new Page<>(
                watches.asItIs(page.items()).stream().map(WatchView::of).toList(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public WatchResults watch(NewWatches asked) {
        List<WatchKind> kinds = kinds(asked);
        var official = officials.current();
        List<WatchResult> results = new ArrayList<>();
        for (int item = 0; item < kinds.size(); item++) {
            NewWatch one = asked.items().get(item);
            results.add(new WatchResult(
                    one.kind(),
                    one.id(),
                    watches.watch(kinds.get(item), one.id(), official).name()));
        }
        return new WatchResults(results);
    }

    @GET
    @Path("/{kind}/{id}")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public WatchState state(@PathParam("kind") String kind, @PathParam("id") UUID id) {
        return new WatchState(watches.isWatched(under(kind), id, officials.current()));
    }

    @PUT
    @Path("/{kind}/{id}")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public WatchState watch(@PathParam("kind") String kind, @PathParam("id") UUID id) {
        return switch (watches.watch(under(kind), id, officials.current())) {
            case WATCHED -> new WatchState(true);
            case NOT_FOUND -> throw Problems.notFound(kind.substring(0, kind.length() - 1));
            case FULL -> throw WatchService.full();
        };
    }

    @DELETE
    @Path("/{kind}/{id}")
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    public WatchState stop(@PathParam("kind") String kind, @PathParam("id") UUID id) {
        watches.stop(under(kind), id, officials.current());
        return new WatchState(false);
    }

    private static List<WatchKind> kinds(NewWatches asked) {
        if (asked == null || asked.items() == null || asked.items().isEmpty()) {
            throw Problems.invalid("/items", "must name at least one thing to watch");
        }
        if (asked.items().size() > MOST_AT_ONCE) {
            throw Problems.invalid(
                    "/items", "must not be more than " + MOST_AT_ONCE + "; send the rest in another request");
        }
        List<WatchKind> kinds = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int item = 0; item < asked.items().size(); item++) {
            NewWatch one = asked.items().get(item);
            var kind = WatchKind.named(one == null ? null : one.kind());
            if (kind.isEmpty()) {
                errors.add(new FieldError("/items/" + item + "/kind", "must be PROJECT or REVIEW"));
            } else if (one.id() == null) {
                errors.add(new FieldError("/items/" + item + "/id", "is missing"));
            }
            kind.ifPresent(kinds::add);
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return kinds;
    }

    private static WatchKind kind(String name) {
        return name == null || name.isEmpty()
                ? null
                : WatchKind.named(name).orElseThrow(() -> Problems.invalid("/kind", "must be PROJECT or REVIEW"));
    }

    private static WatchKind under(String path) {
        return WatchKind.under(path).orElseThrow(() -> Problems.notFound("list of watches"));
    }

    private static Watches.Before before(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, 2);
            return new Watches.Before(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
