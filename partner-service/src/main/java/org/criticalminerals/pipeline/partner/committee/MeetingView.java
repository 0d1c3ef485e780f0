package org.criticalminerals.pipeline.partner.committee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * A meeting as HTTP shows it to one official.
 *
 * @param id the meeting
 * @param agreement the agreement's code
 * @param version grows with every change; its ETag
 * @param title what it is called
 * @param startsAt when it begins
 * @param zone the time zone that it is announced in
 * @param form how the committee meets
 * @param place where, or by which means
 * @param chairingParty the party in the chair
 * @param parties the agreement's parties
 * @param status where it stands
 * @param cancelReasons why it was cancelled; null where it wasn't
 * @param minutesWorkingDays working days of all parties after which silence approves the minutes
 * @param agenda its points in their order
 * @param attendance who was there
 * @param minutes the versions of the minutes that went out, the last one last
 * @param actions what agencies are to do
 * @param permitted what this official may do
 */
public record MeetingView(
        UUID id,
        String agreement,
        int version,
        String title,
        Instant startsAt,
        String zone,
        MeetingForm form,
        String place,
        String chairingParty,
        List<String> parties,
        MeetingStatus status,
        String cancelReasons,
        int minutesWorkingDays,
        List<Point> agenda,
        List<Present> attendance,
        List<Minutes> minutes,
        List<Action> actions,
        List<String> permitted) {

    /**
     * A meeting in a list.
     *
     * @param id the meeting
     * @param agreement the agreement's code
     * @param title what it is called
     * @param startsAt when it begins
     * @param zone the time zone that it is announced in
     * @param form how the committee meets
     * @param place where, or by which means
     * @param chairingParty the party in the chair
     * @param status where it stands
     * @param minutesDeadline until when the minutes wait for the parties; null where they don't
     */
    public record Brief(
            UUID id,
            String agreement,
            String title,
            Instant startsAt,
            String zone,
            MeetingForm form,
            String place,
            String chairingParty,
            MeetingStatus status,
            Instant minutesDeadline) {

        static Brief of(Meeting meeting) {
            return new Brief(
                    meeting.id,
                    meeting.agreement,
                    meeting.title,
                    meeting.startsAt,
                    meeting.zone.getId(),
                    meeting.form,
                    meeting.place,
                    meeting.chairingParty,
                    meeting.status(),
                    meeting.minutesDeadline());
        }
    }

    /**
     * A point of the agenda.
     *
     * @param id the point
     * @param ordinal its place, from 1
     * @param kind {@code A} agreed beforehand, {@code B} for debate
     * @param title the topic in words
     * @param presenter the agency that presents it; null where none is named
     * @param reviewId the review that it is about; null otherwise
     * @param projectId the candidacy's project that it is about; null otherwise
     * @param decision what was decided; null where nothing was
     * @param minutes what the minutes say; null where nothing is written
     */
    public record Point(
            UUID id,
            int ordinal,
            String kind,
            String title,
            String presenter,
            UUID reviewId,
            UUID projectId,
            String decision,
            String minutes) {}

    /**
     * Somebody who was there.
     *
     * @param id the entry
     * @param party the party
     * @param agency the agency
     * @param name who
     */
    public record Present(UUID id, String party, String agency, String name) {}

    /**
     * A version of the minutes.
     *
     * @param version which, from 1
     * @param circulatedAt since when the parties have it
     * @param deadline until when they could answer
     * @param state {@code OPEN}, {@code APPROVED} or {@code REOPENED}
     * @param silentParties the parties that approved by saying nothing
     * @param approvedAt when it was approved; null where it isn't
     * @param points what it says
     * @param answers what the parties said to it
     */
    public record Minutes(
            int version,
            Instant circulatedAt,
            Instant deadline,
            String state,
            List<String> silentParties,
            Instant approvedAt,
            List<MinutesVersion.Point> points,
            List<Answer> answers) {}

    /**
     * What a party says to a version of the minutes.
     *
     * @param party the party
     * @param agency the agency that says it
     * @param approves whether it approves
     * @param reasons why it objects; null where it approves
     * @param answeredAt when
     */
    public record Answer(String party, String agency, boolean approves, String reasons, Instant answeredAt) {}

    /**
     * An action item.
     *
     * @param id the item
     * @param text what has to be done
     * @param party the owner's party
     * @param agency the owner
     * @param dueOn until when
     * @param pointId the point of the agenda that it came from; null where none is named
     * @param isOverdue whether its day has passed and it isn't done
     * @param doneAt when it was done; null where it isn't
     * @param doneNote what was done
     * @param isMine whether this official may report it as done
     */
    public record Action(
            UUID id,
            String text,
            String party,
            String agency,
            LocalDate dueOn,
            UUID pointId,
            boolean isOverdue,
            Instant doneAt,
            String doneNote,
            boolean isMine) {}

    /** The rows of a meeting. */
    record Rows(
            Meeting meeting,
            List<AgendaPoint> agenda,
            List<Attendance> attendance,
            List<MinutesVersion> minutes,
            List<MinutesAnswer> answers,
            List<ActionItem> actions) {}

    static MeetingView of(Rows rows, ActingOfficial reader, Instant now) {
        Meeting meeting = rows.meeting();
        return new MeetingView(
                meeting.id,
                meeting.agreement,
                meeting.version,
                meeting.title,
                meeting.startsAt,
                meeting.zone.getId(),
                meeting.form,
                meeting.place,
                meeting.chairingParty,
                List.of(meeting.parties),
                meeting.status(),
                meeting.state() instanceof MeetingState.Cancelled cancelled ? cancelled.reasons() : null,
                meeting.minutesWorkingDays,
                rows.agenda().stream().map(MeetingView::point).toList(),
                rows.attendance().stream()
                        .map(one -> new Present(one.id, one.party, one.agency, one.name))
                        .toList(),
                rows.minutes().stream()
                        .map(one -> minutes(one, meeting, rows.answers()))
                        .toList(),
                rows.actions().stream()
                        .map(one -> action(one, meeting, reader, now))
                        .toList(),
                permitted(rows, reader, now));
    }

    private static Point point(AgendaPoint point) {
        return new Point(
                point.id,
                point.ordinal,
                point.kind.name(),
                point.title,
                point.presenter,
                point.reviewId,
                point.projectId,
                point.decision,
                point.minutes);
    }

    private static Minutes minutes(MinutesVersion version, Meeting meeting, List<MinutesAnswer> answers) {
        List<Answer> own = answers.stream()
                .filter(answer -> answer.version == version.version)
                .map(answer ->
                        new Answer(answer.party, answer.agency, answer.approves, answer.reasons, answer.answeredAt))
                .toList();
        MeetingState.Closed closed =
                meeting.state() instanceof MeetingState.Closed state && state.minutesVersion() == version.version
                        ? state
                        : null;
        String state = closed != null
                ? "APPROVED"
                : own.stream().allMatch(Answer::approves)
                                && meeting.state() instanceof MeetingState.MinutesOut out
                                && out.minutesVersion() == version.version
                        ? "OPEN"
                        : "REOPENED";
        return new Minutes(
                version.version,
                version.circulatedAt,
                version.deadline,
                state,
                closed == null ? List.of() : closed.silent(),
                closed == null ? null : closed.approvedAt(),
                version.points,
                own);
    }

    private static Action action(ActionItem item, Meeting meeting, ActingOfficial reader, Instant now) {
        boolean owns = reader.mayDraft() && reader.agency().equals(item.agency) || meeting.isRunBy(reader);
        return new Action(
                item.id,
                item.text,
                item.party,
                item.agency,
                item.dueOn,
                item.pointId,
                !item.isDone() && !now.isBefore(item.dueAt),
                item.doneAt,
                item.doneNote,
                !item.isDone() && owns);
    }

    private static List<String> permitted(Rows rows, ActingOfficial reader, Instant now) {
        Meeting meeting = rows.meeting();
        List<String> permitted = new ArrayList<>();
        if (meeting.isRunBy(reader)) {
            switch (meeting.status()) {
                case PLANNED -> permitted.addAll(List.of("EDIT", "AGENDA", "CONVENE", "CANCEL"));
                case CONVENED -> {
                    permitted.addAll(List.of("EDIT", "AGENDA", "ATTENDANCE", "CANCEL"));
                    if (!now.isBefore(meeting.startsAt)) {
                        permitted.add("HOLD");
                    }
                }
                case HELD -> permitted.addAll(List.of("ATTENDANCE", "MINUTE", "CIRCULATE", "ACT"));
                case MINUTES_OUT, CLOSED -> permitted.add("ACT");
                case CANCELLED -> {}
            }
        }
        if (meeting.state() instanceof MeetingState.MinutesOut out
                && meeting.speaks(reader)
                && !now.isAfter(out.deadline())
                && rows.answers().stream()
                        .noneMatch(answer ->
                                answer.version == out.minutesVersion() && answer.party.equals(reader.party()))) {
            permitted.add("ANSWER");
        }
        return List.copyOf(permitted);
    }
}
