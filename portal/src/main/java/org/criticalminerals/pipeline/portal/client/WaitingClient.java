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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.PartnerClient.NewPosition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Subject;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** On whom reviews wait and until when, and what a position would do; partner-service tells both. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface WaitingClient {

    /** Open reviews, the most urgent first. */
    @GET
    @Path("/reviews")
    Uni<Page<Review>> waiting(
            @QueryParam("status") String status,
            @QueryParam("sort") String sort,
            @QueryParam("agreement") String agreement,
            @QueryParam("pendingOn") String pendingOn,
            @QueryParam("agency") String agency,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("dueWithin") Integer dueWithin,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @POST
    @Path("/review-reminders")
    Uni<Reminders> remind(@HeaderParam("Idempotency-Key") String key, NewReminders reviews);

    @POST
    @Path("/review-assignments")
    Uni<Assignments> assign(@HeaderParam("Idempotency-Key") String key, NewAssignments assignments);

    @POST
    @Path("/reviews/{id}/positions/{party}/preview")
    Uni<Preview> preview(@PathParam("id") UUID id, @PathParam("party") String party, NewPosition position);

    @GET
    @Path("/deadlines")
    Uni<Page<Due>> deadlines(
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @QueryParam("agreement") String agreement,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/calendar-address")
    Uni<CalendarAddress> calendarAddress();

    @PUT
    @Path("/calendar-address")
    Uni<NewCalendarAddress> makeCalendarAddress(Map<String, String> nothing);

    @DELETE
    @Path("/calendar-address")
    Uni<Void> revokeCalendarAddress();

    /** Which reviews' parties are to be reminded. */
    record NewReminders(List<UUID> reviews) {}

    /** What became of one review. */
    record Reminder(UUID review, String result, List<String> parties, Instant again) {
        public Reminder {
            parties = Lists.copy(parties);
        }
    }

    /** What became of all. */
    record Reminders(List<Reminder> items) {
        public Reminders {
            items = Lists.copy(items);
        }
    }

    /** Whose work is given to whom; nobody for the desk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewAssignments(List<UUID> reviews, String official) {}

    /** What became of one review; of one that isn't there, nothing else is told. */
    record Assigned(
            UUID review, String type, String projectName, String agreement, String gate, String result, String kind) {

        /** Whether something is known of the review. */
        public boolean isKnown() {
            return agreement != null;
        }

        /** What the review is about. */
        public Subject subject() {
            return new Subject(type, null, projectName, agreement, gate, null, null, null, null);
        }
    }

    /** What became of all. */
    record Assignments(List<Assigned> items) {
        public Assignments {
            items = Lists.copy(items);
        }
    }

    /**
     * What signing a position would do.
     *
     * @param concludes whether the review would be over at once
     * @param sealed whether positions are sealed, so that nobody can be told how it would end
     * @param outcome how it would end: at once, or by its last deadline if nobody else spoke; null where sealed
     * @param explanation why; null where sealed
     * @param approves whether that outcome opens the gate
     * @param waitingFor the parties that it would wait for
     * @param waitingForConsentOf codes of the site states whose consent would still be missing
     * @param deadline until when it would wait; null where its clock would stand
     * @param clockStands whether its clock would stand for a question
     * @param questionEnds until when at most it would stand for one's own question; null without any
     * @param escalationDays working days that the senior level would get behind that; null for none
     */
    record Preview(
            boolean concludes,
            boolean sealed,
            String outcome,
            String explanation,
            boolean approves,
            List<String> waitingFor,
            List<String> waitingForConsentOf,
            Instant deadline,
            boolean clockStands,
            Instant questionEnds,
            Integer escalationDays) {
        public Preview {
            waitingFor = Lists.copy(waitingFor);
            waitingForConsentOf = Lists.copy(waitingForConsentOf);
        }

        /** Whether the senior level would get its days first. */
        public boolean isEscalating() {
            return escalationDays != null;
        }
    }

    /**
     * Something that falls due, and the portal's page on which more is said of it: at an instant, or by the end of a day, and
     * then the instant is the first at which that day is over.
     */
    record Due(
            String kind,
            UUID id,
            Instant at,
            LocalDate day,
            String agreement,
            String title,
            String question,
            String gate,
            UUID reviewId,
            UUID projectId,
            String projectName,
            List<String> waitingFor,
            String page) {
        public Due {
            waitingFor = Lists.copy(waitingFor);
        }

        /** The day on which it stands in a calendar of that zone. */
        public LocalDate dayIn(ZoneId zone) {
            return day == null ? LocalDate.ofInstant(at, zone) : day;
        }

        /** Whether it waits for a party. */
        public boolean waitsFor(String party) {
            return waitingFor.contains(party);
        }
    }

    /** That the official's calendar has an address. */
    record CalendarAddress(Instant createdAt, Instant readAt) {}

    /** An address that was just made, with its secret. */
    record NewCalendarAddress(String secret, Instant createdAt) {}
}
