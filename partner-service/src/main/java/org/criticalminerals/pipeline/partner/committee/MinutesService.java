package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAttendance;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.PointMinutes;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Reasons;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** Keeps who was there and writes the minutes of a meeting that was held, until the parties approve them. */
@ApplicationScoped
class MinutesService {

    private static final int MOST_ATTENDANTS = 300;
    private static final int LONGEST_CODE = 100;

    private final MeetingRepository meetings;
    private final MeetingGuard guard;
    private final MeetingCourse course;
    private final MeetingAnnouncements announcements;
    private final AgreementService agreements;
    private final PartyService parties;
    private final Clock clock;

    MinutesService(
            MeetingRepository meetings,
            MeetingGuard guard,
            MeetingCourse course,
            MeetingAnnouncements announcements,
            AgreementService agreements,
            PartyService parties,
            Clock clock) {
        this.meetings = meetings;
        this.guard = guard;
        this.course = course;
        this.announcements = announcements;
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
    }

    /** Writes what came of a point: the decision, and what the minutes say. */
    @Transactional
    Meeting minute(UUID id, UUID pointId, PointMinutes request, ActingOfficial official) {
        Meeting meeting = guard.lock(id, official);
        MeetingGuard.require(
                meeting, MeetingStatus.HELD, "Minutes are written after the meeting and before they go out.");
        AgendaPoint point = AgendaService.point(meetings.agenda(id), pointId);
        PointMinutes asked = Fields.body(request);
        Fields fields = new Fields();
        point.decision = fields.optional("/decision", asked.decision(), Fields.TEXT);
        point.minutes = fields.optional("/minutes", asked.minutes(), Fields.LONG_TEXT);
        fields.done();
        meeting.version++;
        return meeting;
    }

    /** Records that somebody was there. */
    @Transactional
    UUID attend(UUID id, NewAttendance request, ActingOfficial official) {
        Meeting meeting = guard.lock(id, official);
        requireNotOver(meeting);
        MeetingGuard.requireRoom(meetings.attendance(id).size(), MOST_ATTENDANTS, "people on the list");
        NewAttendance asked = Fields.body(request);
        Fields fields = new Fields();
        Attendance attendance = new Attendance();
        attendance.id = Ids.next();
        attendance.meetingId = id;
        attendance.agency = fields.text("/agency", asked.agency(), LONGEST_CODE);
        attendance.party = guard.partyOf(attendance.agency, meeting);
        fields.require(attendance.party != null, "/agency", "must be an agency of one of the parties");
        attendance.name = fields.text("/name", asked.name(), Fields.LINE);
        attendance.releasableTo = meeting.releasableTo;
        fields.done();
        meetings.add(attendance);
        meeting.version++;
        return attendance.id;
    }

    /** Takes somebody off the list. */
    @Transactional
    Meeting dropAttendance(UUID id, UUID attendanceId, ActingOfficial official) {
        Meeting meeting = guard.lock(id, official);
        requireNotOver(meeting);
        meetings.drop(meetings.part(Attendance.class, attendanceId)
                .filter(attendance -> attendance.meetingId.equals(id))
                .orElseThrow(() -> Problems.notFound("entry of the list")));
        meeting.version++;
        return meeting;
    }

    /** Sends the minutes to the parties; who says nothing within the meeting's working days approves. */
    @Transactional
    Meeting circulate(UUID id, ActingOfficial official) {
        Meeting meeting = guard.lock(id, official);
        Instant now = clock.instant();
        MeetingState.MinutesOut out = (MeetingState.MinutesOut)
                MeetingGuard.move(() -> meeting.state().circulate(now, deadline(meeting, now)));
        List<MinutesVersion.Point> points = meetings.agenda(id).stream()
                .map(point ->
                        new MinutesVersion.Point(point.ordinal, point.kind, point.title, point.decision, point.minutes))
                .toList();
        if (points.stream().allMatch(point -> point.text() == null && point.decision() == null)) {
            throw Problems.conflict(
                    "minutes-empty",
                    "There are no minutes",
                    "No point of the agenda has a decision or a text yet. Write at least one before they go out.");
        }
        MinutesVersion version = new MinutesVersion();
        version.meetingId = id;
        version.version = out.minutesVersion();
        version.circulatedAt = now;
        version.deadline = out.deadline();
        version.points = points;
        version.releasableTo = meeting.releasableTo;
        meetings.add(version);
        meeting.enter(out);
        course.schedule(meeting, meetings.actions(id));
        announcements.circulated(meeting, out, official.party());
        return meeting;
    }

    private Instant deadline(Meeting meeting, Instant now) {
        AgreementDefinition agreement = agreements
                .find(meeting.agreement)
                .map(Agreement::definition)
                .orElseThrow(() -> Problems.notFound("agreement"));
        List<PartyDefinition> members = parties.find(List.of(meeting.parties));
        WorkingDays days = new WorkingDays(
                members.stream().map(PartyDefinition::calendar).toList(),
                agreement.deadlines().toCutOff());
        try {
            return days.after(now, meeting.minutesWorkingDays);
        } catch (CalendarEndsException e) {
            throw Problems.conflict("calendar-ends", "A calendar doesn't reach so far", e.getMessage());
        }
    }

    /** A party approves the minutes, or objects to them with reasons, which opens them again. */
    @Transactional
    Meeting answer(UUID id, boolean approves, Reasons request, ActingOfficial official, Instant receivedAt) {
        Meeting meeting = meetings.lock(id).orElseThrow(() -> Problems.notFound("meeting"));
        if (!meeting.speaks(official)) {
            throw Problems.forbidden(
                    "not-signatory",
                    "A signatory of " + meeting.leads.getOrDefault(official.party(), "a party's lead agency")
                            + " answers for a party, and you are none. Ask one to do it.");
        }
        MeetingGuard.require(meeting, MeetingStatus.MINUTES_OUT, "There are no minutes to approve or to object to.");
        if (receivedAt.isAfter(meeting.minutesDeadline())) {
            throw Problems.conflict(
                    "deadline-passed",
                    "The deadline has passed",
                    "Answers counted until " + meeting.minutesDeadline() + "; since then silence has approved.",
                    Map.of("deadline", meeting.minutesDeadline().toString()));
        }
        MeetingState.MinutesOut out = (MeetingState.MinutesOut) meeting.state();
        List<MinutesAnswer> answers = new ArrayList<>(meetings.answers(id, out.minutesVersion()));
        if (answers.stream().anyMatch(answer -> answer.party.equals(official.party()))) {
            throw Problems.conflict(
                    "answered-already",
                    "Your party has answered already",
                    official.party() + " has approved version " + out.minutesVersion() + " of the minutes.");
        }
        MinutesAnswer answer = new MinutesAnswer();
        answer.meetingId = id;
        answer.version = out.minutesVersion();
        answer.party = official.party();
        answer.agency = official.agency();
        answer.approves = approves;
        answer.reasons = approves ? null : MeetingGuard.reasons(request);
        answer.answeredAt = receivedAt;
        answer.releasableTo = meeting.releasableTo;
        meetings.add(answer);
        answers.add(answer);
        if (!approves) {
            meeting.enter(out.reopen());
        } else if (answers.size() == meeting.parties.length) {
            course.approve(meeting, answers, clock.instant(), official.party());
        } else {
            meeting.version++;
        }
        course.schedule(meeting, meetings.actions(id));
        return meeting;
    }

    private static void requireNotOver(Meeting meeting) {
        if (meeting.status() != MeetingStatus.CONVENED && meeting.status() != MeetingStatus.HELD) {
            throw Problems.conflict(
                    "attendance-closed",
                    "The list of attendance is closed",
                    "It is kept from the convocation until the minutes go out, and this meeting is "
                            + meeting.status().words() + ".",
                    Map.of("meetingStatus", meeting.status().name()));
        }
    }
}
