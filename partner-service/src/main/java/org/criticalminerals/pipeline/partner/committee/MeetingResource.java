package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.security.PermissionsAllowed;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.partner.committee.MeetingRepository.After;
import org.criticalminerals.pipeline.partner.committee.MeetingRepository.Filter;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Completion;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAction;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAttendance;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewMeeting;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewPoint;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.PointMinutes;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Reasons;
import org.criticalminerals.pipeline.partner.review.Arrivals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The joint committee's meetings over HTTP: agenda, attendance, minutes and what comes of them. */
@Path("/api/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class MeetingResource {

    private static final String PATH = "/api/v1/meetings/";

    private final MeetingQueries queries;
    private final MeetingService service;
    private final AgendaService agendas;
    private final MinutesService records;
    private final ActionService actions;
    private final ActingOfficials officials;
    private final Arrivals arrivals;
    private final RoutingContext routing;

    MeetingResource(
            MeetingQueries queries,
            MeetingService service,
            AgendaService agendas,
            MinutesService records,
            ActionService actions,
            ActingOfficials officials,
            Arrivals arrivals,
            RoutingContext routing) {
        this.queries = queries;
        this.service = service;
        this.agendas = agendas;
        this.records = records;
        this.actions = actions;
        this.officials = officials;
        this.arrivals = arrivals;
        this.routing = routing;
    }

    /** Meetings, the latest first. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "Meetings of the joint committees, the latest first")
    public Page<MeetingView.Brief> list(
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        var reader = officials.current();
        int size = Limit.of(limit);
        Fields fields = new Fields();
        String code = fields.optional("/agreement", agreement, 100);
        MeetingStatus of =
                status == null || status.isEmpty() ? null : fields.oneOf("/status", status, MeetingStatus.values());
        fields.done();
        Filter filter = new Filter(code == null ? null : List.of(code), of);
        List<MeetingView.Brief> rows = queries.list(filter, after(cursor), size + 1, reader);
        return Page.of(rows, size, meeting -> Cursor.encode(meeting.startsAt(), meeting.id()));
    }

    /** Plans a meeting. */
    @POST
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Plans a meeting; the joint secretariat or a signatory of a lead agency does")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response plan(NewMeeting meeting) {
        return created("", service.plan(meeting, officials.current()).id);
    }

    /** One meeting. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A meeting: agenda, attendance, minutes, action items")
    @APIResponseSchema(MeetingView.class)
    public Response get(@PathParam("id") UUID id) {
        return ok(id);
    }

    /** Changes what a meeting ahead is about. */
    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Operation(summary = "Changes title, time, place or chair of a meeting ahead")
    @APIResponseSchema(MeetingView.class)
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, NewMeeting meeting) {
        service.edit(id, ifMatch, meeting, officials.current());
        return ok(id);
    }

    /** Calls the parties to it. */
    @POST
    @Path("/{id}/convocation")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Calls the parties to a planned meeting")
    @APIResponseSchema(MeetingView.class)
    public Response convene(@PathParam("id") UUID id) {
        service.convene(id, officials.current());
        return ok(id);
    }

    /** Calls it off. */
    @POST
    @Path("/{id}/cancellation")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Calls a meeting off, with reasons")
    @APIResponseSchema(MeetingView.class)
    public Response cancel(@PathParam("id") UUID id, Reasons reasons) {
        service.cancel(id, reasons, officials.current());
        return ok(id);
    }

    /** Records that it took place. */
    @POST
    @Path("/{id}/holding")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Records that a meeting took place")
    @APIResponseSchema(MeetingView.class)
    public Response hold(@PathParam("id") UUID id) {
        service.hold(id, officials.current());
        return ok(id);
    }

    /** Puts a point on the agenda. */
    @POST
    @Path("/{id}/agenda")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Puts a point on the agenda of a meeting ahead")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response addPoint(@PathParam("id") UUID id, NewPoint point) {
        return created(id + "/agenda/" + agendas.addPoint(id, point, officials.current()), id);
    }

    /** Changes a point of the agenda. */
    @PUT
    @Path("/{id}/agenda/{pointId}")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Operation(summary = "Changes a point: A or B, its place, presenter or subject; until the meeting")
    @APIResponseSchema(MeetingView.class)
    public Response editPoint(@PathParam("id") UUID id, @PathParam("pointId") UUID pointId, NewPoint point) {
        agendas.editPoint(id, pointId, point, officials.current());
        return ok(id);
    }

    /** Takes a point off the agenda. */
    @DELETE
    @Path("/{id}/agenda/{pointId}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Operation(summary = "Takes a point off the agenda of a meeting ahead")
    @APIResponseSchema(MeetingView.class)
    public Response dropPoint(@PathParam("id") UUID id, @PathParam("pointId") UUID pointId) {
        agendas.dropPoint(id, pointId, officials.current());
        return ok(id);
    }

    /** Writes what came of a point. */
    @PUT
    @Path("/{id}/agenda/{pointId}/minutes")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Operation(summary = "Writes the decision on a point and what the minutes say, before they go out")
    @APIResponseSchema(MeetingView.class)
    public Response minute(@PathParam("id") UUID id, @PathParam("pointId") UUID pointId, PointMinutes minutes) {
        records.minute(id, pointId, minutes, officials.current());
        return ok(id);
    }

    /** Records that somebody was there. */
    @POST
    @Path("/{id}/attendance")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Records that somebody was there, for an agency of a party")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response attend(@PathParam("id") UUID id, NewAttendance attendance) {
        return created(id + "/attendance/" + records.attend(id, attendance, officials.current()), id);
    }

    /** Takes somebody off the list of attendance. */
    @DELETE
    @Path("/{id}/attendance/{entry}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Operation(summary = "Takes somebody off the list of attendance")
    @APIResponseSchema(MeetingView.class)
    public Response dropAttendance(@PathParam("id") UUID id, @PathParam("entry") UUID entry) {
        records.dropAttendance(id, entry, officials.current());
        return ok(id);
    }

    /** Sends the minutes to the parties. */
    @POST
    @Path("/{id}/minutes")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Sends the minutes to the parties: who says nothing until the deadline approves")
    @APIResponseSchema(MeetingView.class)
    public Response circulate(@PathParam("id") UUID id) {
        records.circulate(id, officials.current());
        return ok(id);
    }

    /** A party approves the minutes. */
    @POST
    @Path("/{id}/minutes/approvals")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Acts.ANSWER_MINUTES)
    @Idempotent
    @Operation(summary = "Approves the minutes for the own party")
    @APIResponseSchema(MeetingView.class)
    public Response approve(@PathParam("id") UUID id) {
        records.answer(id, true, null, officials.current(), arrivals.of(routing));
        return ok(id);
    }

    /** A party objects to the minutes. */
    @POST
    @Path("/{id}/minutes/objections")
    @PermissionsAllowed(Acts.ANSWER_MINUTES)
    @Idempotent
    @Operation(summary = "Objects to the minutes for the own party, with reasons; they are written anew")
    @APIResponseSchema(MeetingView.class)
    public Response object(@PathParam("id") UUID id, Reasons reasons) {
        records.answer(id, false, reasons, officials.current(), arrivals.of(routing));
        return ok(id);
    }

    /** Asks an agency to do something. */
    @POST
    @Path("/{id}/actions")
    @PermissionsAllowed(Acts.RUN_COMMITTEE)
    @Idempotent
    @Operation(summary = "Asks an agency to do something by a day")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201")
    public Response addAction(@PathParam("id") UUID id, NewAction action) {
        return created(id + "/actions/" + actions.addAction(id, action, officials.current()), id);
    }

    /** Records that an action item is done. */
    @POST
    @Path("/{id}/actions/{actionId}/completion")
    @PermissionsAllowed(Acts.COMPLETE_ACTION)
    @Idempotent
    @Operation(summary = "Reports an action item as done, with a note")
    @APIResponseSchema(MeetingView.class)
    public Response complete(@PathParam("id") UUID id, @PathParam("actionId") UUID actionId, Completion completion) {
        actions.complete(id, actionId, completion, officials.current());
        return ok(id);
    }

    private Response ok(UUID id) {
        return answer(Response.ok(), id);
    }

    private Response created(String part, UUID id) {
        return answer(Response.created(URI.create(PATH + (part.isEmpty() ? id : part))), id);
    }

    private Response answer(Response.ResponseBuilder response, UUID id) {
        MeetingView meeting = queries.get(id, officials.current());
        return response.header("ETag", ETags.tag(meeting.version()))
                .entity(meeting)
                .build();
    }

    private static After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> values = Cursor.decode(cursor, 2);
            return new After(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
