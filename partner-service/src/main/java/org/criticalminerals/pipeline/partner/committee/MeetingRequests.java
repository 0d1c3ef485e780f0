package org.criticalminerals.pipeline.partner.committee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What officials send about meetings. {@link MeetingService} and its neighbours say what is wrong with it. */
public final class MeetingRequests {

    private MeetingRequests() {}

    /**
     * A meeting to plan.
     *
     * @param agreement the agreement's code; when a meeting is edited it may be left out and can't change
     * @param title what it is called
     * @param startsAt when it begins
     * @param zone the time zone that it is announced in, for example {@code Europe/Brussels}
     * @param form {@code IN_PERSON}, {@code VIDEO}, {@code HYBRID} or {@code WRITTEN}
     * @param place where, or by which means
     * @param chairingParty the party in the chair
     * @param minutesWorkingDays working days of all parties after which silence approves the minutes; 5 where absent
     */
    public record NewMeeting(
            String agreement,
            String title,
            Instant startsAt,
            String zone,
            String form,
            String place,
            String chairingParty,
            Integer minutesWorkingDays) {}

    /**
     * Why something is done.
     *
     * @param reasons the reasons
     */
    public record Reasons(String reasons) {}

    /**
     * A point for the agenda.
     *
     * @param kind {@code A} for one that is agreed beforehand, {@code B} for debate
     * @param title the topic in words
     * @param presenter the agency that presents it; may be absent
     * @param reviewId the review that it is about; may be absent
     * @param projectId the candidacy that it is about, by its project; may be absent
     * @param ordinal its place, from 1; at the end where absent
     */
    public record NewPoint(
            String kind, String title, String presenter, UUID reviewId, UUID projectId, Integer ordinal) {}

    /**
     * What came of a point.
     *
     * @param decision what was decided; absent where nothing was
     * @param minutes what the minutes say
     */
    public record PointMinutes(String decision, String minutes) {}

    /**
     * Somebody who was there.
     *
     * @param agency for which agency
     * @param name who
     */
    public record NewAttendance(String agency, String name) {}

    /**
     * Something that an agency is to do.
     *
     * @param text what
     * @param agency who
     * @param dueOn until when
     * @param pointId the point of the agenda that it came from; may be absent
     */
    public record NewAction(String text, String agency, LocalDate dueOn, UUID pointId) {}

    /**
     * That it is done.
     *
     * @param note what was done
     */
    public record Completion(String note) {}
}
