package org.criticalminerals.pipeline.partner.deadline;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What falls due, over HTTP. */
@Path("/api/v1/deadlines")
@Produces(MediaType.APPLICATION_JSON)
public class DeadlineResource {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int LONGEST_CODE = 100;

    private final Deadlines deadlines;
    private final ActingOfficials officials;
    private final Clock clock;

    DeadlineResource(Deadlines deadlines, ActingOfficials officials, Clock clock) {
        this.deadlines = deadlines;
        this.officials = officials;
        this.clock = clock;
    }

    /**
     * Something that falls due.
     *
     * @param kind what it is
     * @param id of the thing that falls due
     * @param at when; of what is due on a day, the first instant at which that day is over
     * @param day the day on which it is due, where it counts to the end of a day; null where it is due at an instant
     * @param agreement the agreement's code
     * @param title its name; null where it has none of its own
     * @param question what the review asks to which it belongs; null where it belongs to none
     * @param gate the gate that is asked for; null for any other question
     * @param reviewId the review to which it belongs; null where it belongs to none
     * @param projectId the project; null where there is none
     * @param projectName its name; null where there is none
     * @param waitingFor the parties on which it waits
     * @param page the portal's page on which more is said of it, as calendars link to it
     */
    public record DueView(
            DueKind kind,
            UUID id,
            Instant at,
            LocalDate day,
            String agreement,
            String title,
            SubjectType question,
            Gate gate,
            UUID reviewId,
            UUID projectId,
            String projectName,
            List<String> waitingFor,
            String page) {

        static DueView of(Due due) {
            return new DueView(
                    due.kind(),
                    due.id(),
                    due.at(),
                    due.day(),
                    due.agreement(),
                    due.title(),
                    due.question(),
                    due.gate(),
                    due.reviewId(),
                    due.projectId(),
                    due.projectName(),
                    due.waitingFor(),
                    due.page());
        }
    }

    /** What falls due, from now on unless told otherwise, the most urgent first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What falls due between two instants (from now, for 400 days at most), the most urgent first")
    public Page<DueView> list(
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("agreement") String agreement,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Instant first = instant("/from", from, clock.instant());
        Instant last = instant("/until", until, first.plus(LONGEST));
        if (last.isBefore(first) || last.isAfter(first.plus(LONGEST))) {
            throw Problems.invalid("/until", "must lie behind from, by at most " + LONGEST.toDays() + " days");
        }
        List<Due> rows = deadlines.due(first, last, code(agreement), after(cursor), size + 1, reader);
        return Page.of(rows, size, due -> Cursor.encode(due.at(), due.id())).map(DueView::of);
    }

    private static Instant instant(String pointer, String text, Instant otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalid(pointer, "must be an instant like 2026-12-08T16:00:00Z");
        }
    }

    private static String code(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_CODE || text.indexOf('\0') >= 0) {
            throw Problems.invalid("/agreement", "must be a code of at most " + LONGEST_CODE + " characters");
        }
        return text;
    }

    private static DueSource.After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, 2);
            return new DueSource.After(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
