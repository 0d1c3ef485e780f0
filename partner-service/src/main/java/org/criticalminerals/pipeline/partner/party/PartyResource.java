package org.criticalminerals.pipeline.partner.party;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.party.PartyService.PartyWithAgencies;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The parties over HTTP, with the agencies through which they act and the days on which they work. */
@Path("/api/v1/parties")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PartyResource {

    private final PartyService parties;
    private final ActingOfficials officials;

    PartyResource(PartyService parties, ActingOfficials officials) {
        this.parties = parties;
        this.officials = officials;
    }

    /** The parties, in the order of their codes. */
    @GET
    @Authenticated
    @Operation(summary = "The parties with their agencies and calendars, in the order of their codes")
    public Page<PartyView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<PartyWithAgencies> rows = parties.list(after, size + 1);
        return Page.of(rows, size, party -> Cursor.encode(party.definition().code()))
                .map(PartyView::of);
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
     */
    public record PartyView(
            String code,
            String name,
            List<String> territory,
            List<AgencyView> agencies,
            List<DayOfWeek> workingWeek,
            List<HolidayView> holidays,
            List<PartyCalendar.Recess> recesses) {

        static PartyView of(PartyWithAgencies party) {
            PartyDefinition definition = party.definition();
            return new PartyView(
                    definition.code(),
                    definition.name(),
                    definition.territory(),
                    party.agencies().stream()
                            .map(agency ->
                                    new AgencyView(agency.id(), agency.name(), agency.shortName(), agency.territory()))
                            .toList(),
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> !definition.calendar().weekend().contains(day))
                            .toList(),
                    definition.calendar().holidays().entrySet().stream()
                            .map(holiday -> new HolidayView(holiday.getKey(), holiday.getValue()))
                            .toList(),
                    definition.calendar().recesses());
        }
    }

    /**
     * An agency as HTTP shows it.
     *
     * @param id its id
     * @param name its full name
     * @param shortName its short name
     * @param territory ISO 3166 codes that it watches as a Member State
     */
    public record AgencyView(String id, String name, String shortName, List<String> territory) {}

    /**
     * A public holiday.
     *
     * @param date the day
     * @param name what it is called
     */
    public record HolidayView(LocalDate date, String name) {}
}
