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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.party.AgencyRoles.AgencyRole;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The agencies over HTTP: what they are called, and what they do under agreements. */
@Path("/api/v1/agencies")
@Produces(MediaType.APPLICATION_JSON)
public class AgencyResource {

    private final PartyService parties;
    private final PartyChangeService changes;
    private final ActingOfficials officials;
    private final Clock clock;

    AgencyResource(PartyService parties, PartyChangeService changes, ActingOfficials officials, Clock clock) {
        this.parties = parties;
        this.changes = changes;
        this.officials = officials;
        this.clock = clock;
    }

    /** The agencies, in the order of their ids; on wish those alone that belong to no party. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The agencies in the order of their ids, or those alone that belong to no party")
    public Page<PartyResource.AgencyView> list(
            @QueryParam("unaffiliated") boolean unaffiliated,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Page.of(parties.agencies(after, unaffiliated, size + 1), size, agency -> Cursor.encode(agency.id()))
                .map(agency -> PartyResource.AgencyView.of(agency, today));
    }

    /**
     * An agency with what it does.
     *
     * @param id its id
     * @param name what it is called today
     * @param shortName its short name today
     * @param party its party; null for participants that belong to none
     * @param territory ISO 3166 codes that it watches as a Member State
     * @param names what it is called for a time; empty where its name has no dates
     * @param closedOn the first day on which it acts no more; null while it does
     * @param roles what it has to do under agreements
     * @param mayChange whether the reader may change it
     */
    public record AgencyDetail(
            String id,
            String name,
            String shortName,
            String party,
            List<String> territory,
            List<AgencyName> names,
            LocalDate closedOn,
            List<AgencyRole> roles,
            boolean mayChange) {}

    /** One agency. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "An agency with its names and its roles under agreements")
    public AgencyDetail get(@PathParam("id") String id) {
        ActingOfficial reader = officials.current();
        AgencyDefinition agency = parties.agency(id).orElseThrow(() -> Problems.notFound("agency"));
        AgencyName called = agency.nameOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new AgencyDetail(
                agency.id(),
                called.name(),
                called.shortName(),
                agency.party(),
                agency.territory(),
                agency.names(),
                agency.closedOn(),
                changes.rolesOf(id),
                PartyPermissions.denied(reader, agency.party()).isEmpty());
    }

    /**
     * A change of an agency, or a further one.
     *
     * @param act what changes
     * @param effectiveFrom from when; today where absent
     * @param reason why
     */
    public record NewAgencyChange(AgencyAct act, LocalDate effectiveFrom, String reason) {}

    /** Enters a further agency. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.CHANGE_PARTY)
    @Idempotent
    @Transactional
    @Operation(summary = "Enters a further agency, at once or on its day")
    @APIResponseSchema(value = PartyChangeView.class, responseCode = "201")
    public Response enter(NewAgencyChange change) {
        if (change == null || !(change.act() instanceof AgencyAct.Entered entered) || entered.id() == null) {
            throw Problems.invalid("/act", "must be AGENCY_ENTERED with id, name, shortName and party");
        }
        return change(entered.id(), change);
    }

    /** Changes an agency. */
    @POST
    @Path("/{id}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.CHANGE_PARTY)
    @Idempotent
    @Transactional
    @Operation(summary = "Renames, closes or otherwise changes an agency, at once or on its day")
    @APIResponseSchema(value = PartyChangeView.class, responseCode = "201")
    public Response changeAgency(@PathParam("id") String id, NewAgencyChange change) {
        if (change == null || change.act() == null || change.act() instanceof AgencyAct.Entered) {
            throw Problems.invalid("/act", "is missing: say what changes; a further agency is posted to /agencies");
        }
        return change(id, change);
    }

    private Response change(String id, NewAgencyChange change) {
        ActingOfficial by = officials.current();
        PartyChange recorded = changes.changeAgency(
                id,
                new PartyChangeService.Wanted(
                        new PartyChange.Act(null, change.act()), change.effectiveFrom(), change.reason()),
                by);
        return PartyChangeView.created(recorded, by);
    }
}
