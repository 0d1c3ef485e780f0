package org.criticalminerals.pipeline.partner.party;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.party.PartyService.PartyWithAgencies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The parties over HTTP, with the agencies through which they act and the days on which they work. */
@Path("/api/v1/parties")
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final PartyService parties;
    private final PartyChangeService changes;
    private final ActingOfficials officials;
    private final Clock clock;

    PartyResource(PartyService parties, PartyChangeService changes, ActingOfficials officials, Clock clock) {
        this.parties = parties;
        this.changes = changes;
        this.officials = officials;
        this.clock = clock;
    }

    /** The parties, in the order of their codes. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The parties with their agencies and calendars, in the order of their codes")
    public Page<PartyView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<PartyWithAgencies> rows = parties.list(after, size + 1);
        return Page.of(rows, size, party -> Cursor.encode(party.definition().code()))
                .map(this::view);
    }

    /**
     * A further party.
     *
     * @param code its code
     * @param name its name
     * @param territory ISO 3166 codes
     * @param calendar on which days its officials work
     * @param agencies through whom it acts
     */
    public record NewParty(
            String code,
            String name,
            List<String> territory,
            PartyCalendar calendar,
            List<AgencyDefinition> agencies) {}

    /** Enters a further party: a party comes by data alone. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.ENTER_PARTY)
    @Idempotent
    @Transactional
    @Operation(summary = "Enters a further party with its agencies and calendar")
    @APIResponseSchema(value = PartyView.class, responseCode = "201")
    public Response enter(NewParty party) {
        if (!officials.current().isCoordinator()) {
            throw Problems.forbidden(
                    "not-coordinator", "Parties are entered by the joint secretariat. Ask a coordinator to enter it.");
        }
        if (party == null) {
            throw Problems.invalid("", "The body must hold the party: code, name, territory, calendar, agencies");
        }
        PartyCalendar calendar =
                party.calendar() == null ? null : party.calendar().of(party.code());
        PartyWithAgencies entered = parties.enter(
                new PartyDefinition(party.code(), party.name(), party.territory(), calendar, null),
                party.agencies() == null ? List.of() : party.agencies(),
                officials.current().actor());
        return Response.created(URI.create("/api/v1/parties/" + party.code()))
                .entity(view(entered))
                .build();
    }

    /**
     * A change of a party's data.
     *
     * @param act what changes
     * @param effectiveFrom from when; today where absent
     * @param reason why
     */
    public record NewPartyChange(PartyAct act, LocalDate effectiveFrom, String reason) {}

    /** Changes a party's data. */
    @POST
    @Path("/{code}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.CHANGE_PARTY)
    @Idempotent
    @Transactional
    @Operation(summary = "Changes a party's data, at once or on its day")
    @APIResponseSchema(value = PartyChangeView.class, responseCode = "201")
    public Response change(@PathParam("code") String code, NewPartyChange change) {
        if (change == null || change.act() == null) {
            throw Problems.invalid("/act", "is missing: say what changes");
        }
        ActingOfficial by = officials.current();
        PartyChange recorded = changes.change(
                code,
                new PartyChangeService.Wanted(
                        new PartyChange.Act(change.act(), null), change.effectiveFrom(), change.reason()),
                by);
        return PartyChangeView.created(recorded, by);
    }

    /** One party. */
    @GET
    @Path("/{code}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A party with its agencies and calendar")
    public PartyView get(@PathParam("code") String code) {
        officials.current();
        return parties.get(code).map(this::view).orElseThrow(() -> Problems.notFound("party"));
    }

    /** A party's calendar in one year. */
    @GET
    @Path("/{code}/calendar")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The public holidays and recesses of a party in a year")
    public CalendarView calendar(@PathParam("code") String code, @QueryParam("year") Integer year) {
        officials.current();
        int of = year == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear()
                : year;
        if (of < FIRST_YEAR || of > LAST_YEAR) {
            throw Problems.invalid("/year", "must be from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        PartyCalendar calendar = parties.calendar(code, of).orElseThrow(() -> Problems.notFound("party"));
        return CalendarView.of(calendar, of);
    }

    /**
     * A party's calendar in one year.
     *
     * @param party the party
     * @param year the year
     * @param complete whether the year is known; deadlines can't be set in one that isn't
     * @param workingWeek the days of the week on which it works
     * @param holidays its public holidays, by day
     * @param recesses longer times in which no deadline runs
     */
    public record CalendarView(
            String party,
            int year,
            boolean complete,
            List<DayOfWeek> workingWeek,
            List<HolidayView> holidays,
            List<PartyCalendar.Recess> recesses) {

        static CalendarView of(PartyCalendar calendar, int year) {
            return new CalendarView(
                    calendar.party(),
                    year,
                    year >= calendar.from() && year <= calendar.to(),
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> !calendar.weekend().contains(day))
                            .toList(),
                    calendar.holidays().entrySet().stream()
                            .filter(holiday -> holiday.getKey().getYear() == year)
                            .map(holiday -> new HolidayView(holiday.getKey(), holiday.getValue()))
                            .toList(),
                    calendar.recesses().stream()
                            .filter(recess -> recess.from().getYear() <= year
                                    && recess.to().getYear() >= year)
                            .toList());
        }
    }

    private PartyView view(PartyWithAgencies party) {
        return PartyView.of(
                party,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                PartyPermissions.denied(officials.current(), party.definition().code())
                        .isEmpty());
    }

    /**
     * A party as HTTP shows it.
     *
     * @param code its code
     * @param name its name
     * @param territory ISO 3166 codes
     * @param agencies through whom it acts
     * @param workingWeek the days of the week on which it works
     * @param holidays its public holidays, by day
     * @param recesses longer times in which no deadline runs
     * @param mayChange whether the reader may change its data and its agencies
     * @param markings its words for markings; null where it has none of its own
     */
    public record PartyView(
            String code,
            String name,
            List<String> territory,
            List<AgencyView> agencies,
            List<DayOfWeek> workingWeek,
            List<HolidayView> holidays,
            List<PartyCalendar.Recess> recesses,
            boolean mayChange,
            MarkingLabels markings) {

        static PartyView of(PartyWithAgencies party, LocalDate today, boolean mayChange) {
            PartyDefinition definition = party.definition();
            return new PartyView(
                    definition.code(),
                    definition.name(),
                    definition.territory(),
                    party.agencies().stream()
                            .map(agency -> AgencyView.of(agency, today))
                            .toList(),
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> !definition.calendar().weekend().contains(day))
                            .toList(),
                    definition.calendar().holidays().entrySet().stream()
                            .map(holiday -> new HolidayView(holiday.getKey(), holiday.getValue()))
                            .toList(),
                    definition.calendar().recesses(),
                    mayChange,
                    definition.markings());
        }
    }

    /**
     * An agency as HTTP shows it.
     *
     * @param id its id
     * @param name its full name
     * @param shortName its short name
     * @param territory ISO 3166 codes that it watches as a Member State
     * @param names what it is called for a time; empty where its name has no dates
     * @param closedOn the first day on which it acts no more; null while it does
     */
    public record AgencyView(
            String id,
            String name,
            String shortName,
            List<String> territory,
            List<AgencyName> names,
            LocalDate closedOn) {

        static AgencyView of(AgencyDefinition agency, LocalDate today) {
            AgencyName called = agency.nameOn(today);
            return new AgencyView(
                    agency.id(),
                    called.name(),
                    called.shortName(),
                    agency.territory(),
                    agency.names(),
                    agency.closedOn());
        }
    }

    /**
     * A public holiday.
     *
     * @param date the day
     * @param name what it is called
     */
    public record HolidayView(LocalDate date, String name) {}
}
