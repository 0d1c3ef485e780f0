package org.criticalminerals.pipeline.partner.deadline;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.database.OfficialTransactions;
import org.criticalminerals.pipeline.kit.http.Allowance;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An official's calendar as calendar programs read it: they sign nobody in, so the secret in the address tells whose it is.
 * What it shows is read as that official, under row-level security. The portal passes the secret on in a header, so that it
 * stands in no log of addresses here.
 */
@Path("/api/v1/calendar-feed")
public class CalendarFeedResource {

    private static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";
    private static final Duration SPAN = Duration.ofMinutes(15);

    private final CalendarService calendars;
    private final OfficialTransactions transactions;
    // Programs read once an hour or so; what reads more often is broken or up to no good.
    private final Allowance reads = new Allowance(60, SPAN);
    private final Allowance guesses = new Allowance(600, SPAN);

    CalendarFeedResource(CalendarService calendars, OfficialTransactions transactions) {
        this.calendars = calendars;
        this.transactions = transactions;
    }

    /** The calendar of whoever holds the secret; 404 where nobody does, or nobody who can still sign in. */
    @GET
    @PermitAll
    @Produces(MEDIA_TYPE)
    @Operation(summary = "The calendar (RFC 5545) of the official who holds the secret in the header Calendar-Secret")
    public Response read(@HeaderParam("Calendar-Secret") String sent, @Context Request request) {
        ActingOfficial official = Secret.sent(sent).flatMap(calendars::holder).orElseThrow(this::unknown);
        reads.use(official.subject()).ifPresent(wait -> {
            throw Problems.tooMany("This calendar is read too often. Once in an hour is enough.", wait);
        });
        CalendarService.Calendar calendar =
                transactions.call(official, () -> calendars.calendar(official)).orElseThrow(this::unknown);
        EntityTag tag = new EntityTag(calendar.hash());
        Date changedAt = Date.from(calendar.changedAt());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(changedAt, tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(calendar.text(), MEDIA_TYPE);
        return response.tag(tag)
                .lastModified(changedAt)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private RuntimeException unknown() {
        Optional<RuntimeException> tooMany = guesses.use("")
                .map(wait -> Problems.tooMany("Addresses that nobody has are asked for too often.", wait));
        return tooMany.orElseGet(() -> Problems.notFound("calendar"));
    }
}
