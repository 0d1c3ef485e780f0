package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** partner-service's joint committee: meetings and packages. Calls carry the official's own token. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CommitteeClient {

    @GET
    @Path("/meetings")
    Uni<Page<MeetingBrief>> meetings(
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @POST
    @Path("/meetings")
    Uni<Meeting> plan(@HeaderParam("Idempotency-Key") String key, NewMeeting meeting);

    @GET
    @Path("/meetings/{id}")
    Uni<Meeting> meeting(@PathParam("id") UUID id);

    @PUT
    @Path("/meetings/{id}")
    Uni<Meeting> edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String version, NewMeeting meeting);

    /** {@code act} is {@code convocation}, {@code cancellation}, {@code holding}, {@code minutes}, or a list to add to. */
    @POST
    @Path("/meetings/{id}/{act}")
    Uni<Meeting> act(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @HeaderParam("Idempotency-Key") String key,
            Map<String, Object> body);

    /** {@code answer} is {@code approvals} or {@code objections}. */
    @POST
    @Path("/meetings/{id}/minutes/{answer}")
    Uni<Meeting> answer(
            @PathParam("id") UUID id,
            @PathParam("answer") String answer,
            @HeaderParam("Idempotency-Key") String key,
            Map<String, Object> body);

    @POST
    @Path("/meetings/{id}/actions/{action}/completion")
    Uni<Meeting> complete(
            @PathParam("id") UUID id,
            @PathParam("action") UUID action,
            @HeaderParam("Idempotency-Key") String key,
            Map<String, Object> body);

    @PUT
    @Path("/meetings/{id}/agenda/{point}")
    Uni<Meeting> editPoint(@PathParam("id") UUID id, @PathParam("point") UUID point, Map<String, Object> body);

    @DELETE
    @Path("/meetings/{id}/agenda/{point}")
    Uni<Meeting> dropPoint(@PathParam("id") UUID id, @PathParam("point") UUID point);

    @PUT
    @Path("/meetings/{id}/agenda/{point}/minutes")
    Uni<Meeting> minute(@PathParam("id") UUID id, @PathParam("point") UUID point, Map<String, Object> body);

    @DELETE
    @Path("/meetings/{id}/attendance/{entry}")
    Uni<Meeting> dropAttendance(@PathParam("id") UUID id, @PathParam("entry") UUID entry);

    @GET
    @Path("/packages")
    Uni<Page<PackageBrief>> packages(
            @QueryParam("agreement") String agreement,
            @QueryParam("meeting") UUID meeting,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @POST
    @Path("/packages")
    Uni<ReviewPackage> open(@HeaderParam("Idempotency-Key") String key, NewPackage request);

    @GET
    @Path("/packages/{id}")
    Uni<ReviewPackage> reviewPackage(@PathParam("id") UUID id);

    @POST
    @Path("/packages/{id}/signatures")
    Uni<ReviewPackage> sign(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewSignature signature);

    @GET
    @Path("/reviews/{id}/preparation")
    Uni<Preparation> preparation(@PathParam("id") UUID id);

    /** A meeting to plan or to change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewMeeting(
            String agreement,
            String title,
            Instant startsAt,
            String zone,
            String form,
            String place,
            String chairingParty,
            Integer minutesWorkingDays) {}

    /** A meeting in a list. */
    record MeetingBrief(
            UUID id,
            String agreement,
            String title,
            Instant startsAt,
            String zone,
            String form,
            String place,
            String chairingParty,
            String status,
            Instant minutesDeadline) {}

    /** A meeting with all that belongs to it. */
    record Meeting(
            UUID id,
            String agreement,
            long version,
            String title,
            Instant startsAt,
            String zone,
            String form,
            String place,
            String chairingParty,
            List<String> parties,
            String status,
            String cancelReasons,
            int minutesWorkingDays,
            List<Point> agenda,
            List<Present> attendance,
            List<Minutes> minutes,
            List<Action> actions,
            List<String> permitted) {
        public Meeting {
            parties = Lists.copy(parties);
            agenda = Lists.copy(agenda);
            attendance = Lists.copy(attendance);
            minutes = Lists.copy(minutes);
            actions = Lists.copy(actions);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** The point of that id. */
        public Optional<Point> point(UUID id) {
            return agenda.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        /** The version of the minutes that went out last; null where none did. */
        public Minutes latestMinutes() {
            return minutes.isEmpty() ? null : minutes.getLast();
        }
    }

    /** A point of the agenda. */
    record Point(
            UUID id,
            int ordinal,
            String kind,
            String title,
            String presenter,
            UUID reviewId,
            UUID projectId,
            String decision,
            String minutes) {

        /** The name of its form on a page. */
        public String form() {
            return "point-" + id;
        }

        /** The name of a field of its form. */
        public String field(String name) {
            return form() + "/" + name;
        }
    }

    /** Somebody who was there. */
    record Present(UUID id, String party, String agency, String name) {}

    /** A version of the minutes. */
    record Minutes(
            int version,
            Instant circulatedAt,
            Instant deadline,
            String state,
            List<String> silentParties,
            Instant approvedAt,
            List<MinutedPoint> points,
            List<Answer> answers) {
        public Minutes {
            silentParties = Lists.copy(silentParties);
            points = Lists.copy(points);
            answers = Lists.copy(answers);
        }

        /** Whether it waits for the parties. */
        public boolean isOpen() {
            return "OPEN".equals(state);
        }
    }

    /** What the minutes say of a point. */
    record MinutedPoint(int ordinal, String kind, String title, String decision, String text) {}

    /** What a party says to the minutes. */
    record Answer(String party, String agency, boolean approves, String reasons, Instant answeredAt) {}

    /** An action item. */
    record Action(
            UUID id,
            String text,
            String party,
            String agency,
            LocalDate dueOn,
            UUID pointId,
            boolean isOverdue,
            Instant doneAt,
            String doneNote,
            boolean isMine) {

        /** Whether it is done. */
        public boolean isDone() {
            return doneAt != null;
        }

        /** The name of its form on a page. */
        public String form() {
            return "action-" + id;
        }

        /** The name of a field of its form. */
        public String field(String name) {
            return form() + "/" + name;
        }
    }

    /** A package in a list. */
    record PackageBrief(
            UUID id,
            String agreement,
            String title,
            UUID meetingId,
            Instant openedAt,
            int reviewCount,
            List<String> signedBy) {
        public PackageBrief {
            signedBy = Lists.copy(signedBy);
        }
    }

    /** A package to open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewPackage(String agreement, String title, String note, UUID meetingId, List<UUID> reviews) {}

    /** A package with its reviews as they stand. */
    record ReviewPackage(
            UUID id,
            String agreement,
            String title,
            String note,
            UUID meetingId,
            String openedBy,
            Instant openedAt,
            List<String> parties,
            List<Review> reviews,
            List<Signature> signatures,
            List<String> permitted) {
        public ReviewPackage {
            parties = Lists.copy(parties);
            reviews = Lists.copy(reviews);
            signatures = Lists.copy(signatures);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** How many of its reviews ended in one way; those that go on have none. */
        public long ended(String outcome) {
            return reviews.stream()
                    .filter(review -> outcome.equals(review.outcome()))
                    .count();
        }

        /** How many of its reviews go on. */
        public long open() {
            return reviews.stream().filter(Review::isOpen).count();
        }

        /** The name of a review's project; its id where it isn't known. */
        public String nameOf(UUID review) {
            return reviews.stream()
                    .filter(one -> one.id().equals(review))
                    .map(one -> one.subject().projectName())
                    .findFirst()
                    .orElse(review.toString());
        }
    }

    /** That a party has signed a package. */
    record Signature(String party, String agency, Instant signedAt, List<TakenOut> takenOut, String by) {
        public Signature {
            takenOut = Lists.copy(takenOut);
        }
    }

    /** A review that a party took out. */
    record TakenOut(UUID reviewId, String reasons) {}

    /** One act on a package. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewSignature(
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<Condition> conditions,
            LocalDate reserveUntil,
            List<CarveOut> carveOuts,
            List<Replaced> replaces) {}

    /** A review that is taken out or decided otherwise. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CarveOut(
            UUID reviewId,
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<Condition> conditions,
            LocalDate reserveUntil) {}

    /** An own position that the act replaces. */
    record Replaced(UUID reviewId, long version) {}

    /** How the own party prepares its position. */
    record Preparation(String party, String lead, Draft draft, List<Clearance> clearances, List<String> missing) {
        public Preparation {
            clearances = Lists.copy(clearances);
            missing = Lists.copy(missing);
        }
    }

    /** The latest draft. */
    record Draft(int version, String decision, String reasons, Instant writtenAt) {}

    /** What an agency is asked and what it said. */
    record Clearance(String agency, boolean mandatory, String question, Instant dueAt, ClearanceAnswer answer) {}

    /** What an agency said. */
    record ClearanceAnswer(String answer, String comment, Instant answeredAt) {}
}
