package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Completion;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAction;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAttendance;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewMeeting;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewPoint;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.PointMinutes;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Reasons;
import org.criticalminerals.pipeline.partner.committee.MeetingState.IllegalMoveException;
import org.criticalminerals.pipeline.partner.party.AgencyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.ReviewQueries;

/**
 * Does what officials ask of meetings. The coordinator or a signatory of a lead agency runs one; every command locks the
 * meeting's row first.
 */
@ApplicationScoped
class MeetingService {

    private static final int MOST_POINTS = 100;
    private static final int MOST_ATTENDANTS = 300;
    private static final int MOST_ACTIONS = 200;
    private static final int MOST_MINUTES_DAYS = 60;
    private static final int USUAL_MINUTES_DAYS = 5;
    private static final int LONGEST_CODE = 100;
    private static final Duration FARTHEST = Duration.ofDays(5 * 366L);

    private final MeetingRepository meetings;
    private final MeetingCourse course;
    private final MeetingAnnouncements announcements;
    private final AgreementService agreements;
    private final PartyService parties;
    private final ReviewQueries reviews;
    private final Clock clock;

    MeetingService(
            MeetingRepository meetings,
            MeetingCourse course,
            MeetingAnnouncements announcements,
            AgreementService agreements,
            PartyService parties,
            ReviewQueries reviews,
            Clock clock) {
        this.meetings = meetings;
        this.course = course;
        this.announcements = announcements;
        this.agreements = agreements;
        this.parties = parties;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Plans a meeting. */
    @Transactional
    Meeting plan(NewMeeting request, ActingOfficial official) {
        NewMeeting asked = Fields.body(request);
        Fields fields = new Fields();
        String code = fields.text("/agreement", asked.agreement(), LONGEST_CODE);
        fields.done();
        AgreementDefinition agreement = Conveners.agreement(agreements, code, official);
        Meeting meeting = new Meeting();
        meeting.id = Ids.next();
        meeting.agreement = code;
        meeting.parties = agreement.parties().toArray(String[]::new);
        meeting.leads = Map.copyOf(agreement.leads());
        meeting.releasableTo = Audience.parties(agreement.parties()).toArray(String[]::new);
        Conveners.require(official, meeting.agreement, meeting.leads);
        if (agreement.lifecycle() == AgreementLifecycle.ENDED) {
            throw Problems.conflict(
                    "agreement-ended",
                    "The agreement has ended",
                    "\"" + agreement.title() + "\" has ended, so its committee meets no more.");
        }
        take(meeting, asked);
        meeting.enter(new MeetingState.Planned());
        meetings.persist(meeting);
        return meeting;
    }

    private void take(Meeting meeting, NewMeeting asked) {
        Instant now = clock.instant();
        Fields fields = new Fields();
        meeting.title = fields.text("/title", asked.title(), Fields.LINE);
        meeting.startsAt = asked.startsAt();
        fields.require(
                asked.startsAt() != null
                        && asked.startsAt().isAfter(now)
                        && asked.startsAt().isBefore(now.plus(FARTHEST)),
                "/startsAt",
                "must be a moment from now to five years ahead");
        meeting.zone = fields.parsed(
                "/zone", "must be the name of a time zone, for example Europe/Brussels", () -> ZoneId.of(asked.zone()));
        meeting.form = fields.oneOf("/form", asked.form(), MeetingForm.values());
        meeting.place = fields.text("/place", asked.place(), Fields.LINE);
        meeting.chairingParty = asked.chairingParty();
        fields.require(
                List.of(meeting.parties).contains(asked.chairingParty()),
                "/chairingParty",
                "must be a party of the agreement: " + String.join(", ", meeting.parties));
        meeting.minutesWorkingDays =
                asked.minutesWorkingDays() == null ? USUAL_MINUTES_DAYS : asked.minutesWorkingDays();
        fields.require(
                meeting.minutesWorkingDays >= 1 && meeting.minutesWorkingDays <= MOST_MINUTES_DAYS,
                "/minutesWorkingDays",
                "must be from 1 to " + MOST_MINUTES_DAYS);
        fields.done();
    }

    /** Changes what a meeting ahead is about. */
    @Transactional
    Meeting edit(UUID id, String ifMatch, NewMeeting request, ActingOfficial official) {
        Meeting meeting = lockAhead(id, official, "edited");
        ETags.require(ifMatch, meeting.version);
        Instant before = meeting.startsAt;
        String where = meeting.place;
        take(meeting, Fields.body(request));
        meeting.version++;
        boolean elsewhere = !meeting.startsAt.equals(before) || !meeting.place.equals(where);
        if (elsewhere && meeting.status() == MeetingStatus.CONVENED) {
            // Whoever was called has to hear of it.
            announcements.convened(meeting, official.party());
        }
        return meeting;
    }

    /** Calls the parties to it. */
    @Transactional
    Meeting convene(UUID id, ActingOfficial official) {
        Meeting meeting = lock(id, official);
        Instant now = clock.instant();
        MeetingState next = move(() -> meeting.state().convene(now));
        if (!meeting.startsAt.isAfter(now)) {
            throw Problems.conflict(
                    "meeting-in-the-past",
                    "The meeting would have begun already",
                    "It was planned for " + meeting.startsAt + ". Give it a new time first.");
        }
        meeting.enter(next);
        announcements.convened(meeting, official.party());
        return meeting;
    }

    /** Calls it off. */
    @Transactional
    Meeting cancel(UUID id, Reasons request, ActingOfficial official) {
        Meeting meeting = lock(id, official);
        String reasons = reasons(request);
        boolean known = meeting.status() == MeetingStatus.CONVENED;
        MeetingState.Cancelled cancelled =
                (MeetingState.Cancelled) move(() -> meeting.state().cancel(reasons, clock.instant()));
        meeting.enter(cancelled);
        if (known) {
            // Nobody was called to a meeting that was only planned.
            announcements.cancelled(meeting, cancelled, official.party());
        }
        return meeting;
    }

    /** Records that it took place. */
    @Transactional
    Meeting hold(UUID id, ActingOfficial official) {
        Meeting meeting = lock(id, official);
        Instant now = clock.instant();
        MeetingState held = move(() -> meeting.state().hold(now));
        if (now.isBefore(meeting.startsAt)) {
            throw Problems.conflict(
                    "meeting-ahead",
                    "The meeting hasn't begun",
                    "It begins at " + meeting.startsAt + ". Where it was brought forward, change its time first.");
        }
        meeting.enter(held);
        return meeting;
    }

    /** Puts a point on the agenda. */
    @Transactional
    UUID addPoint(UUID id, NewPoint request, ActingOfficial official) {
        Meeting meeting = lockAhead(id, official, "given another point");
        List<AgendaPoint> agenda = new ArrayList<>(meetings.agenda(id));
        requireRoom(agenda.size(), MOST_POINTS, "points on the agenda");
        AgendaPoint point = new AgendaPoint();
        point.id = Ids.next();
        point.meetingId = id;
        point.releasableTo = meeting.releasableTo;
        int place = take(point, Fields.body(request), meeting, official, agenda.size() + 1, agenda.size() + 1);
        agenda.add(place - 1, point);
        number(agenda);
        meetings.add(point);
        meeting.version++;
        return point.id;
    }

    /** Changes a point: its kind, its place, what it is about. A and B points become each other until the meeting. */
    @Transactional
    Meeting editPoint(UUID id, UUID pointId, NewPoint request, ActingOfficial official) {
        Meeting meeting = lockAhead(id, official, "given another agenda");
        List<AgendaPoint> agenda = new ArrayList<>(meetings.agenda(id));
        AgendaPoint point = point(agenda, pointId);
        agenda.remove(point);
        int place = take(point, Fields.body(request), meeting, official, point.ordinal, agenda.size() + 1);
        agenda.add(place - 1, point);
        number(agenda);
        meeting.version++;
        return meeting;
    }

    /** Takes a point off the agenda. */
    @Transactional
    Meeting dropPoint(UUID id, UUID pointId, ActingOfficial official) {
        Meeting meeting = lockAhead(id, official, "given another agenda");
        List<AgendaPoint> agenda = new ArrayList<>(meetings.agenda(id));
        AgendaPoint point = point(agenda, pointId);
        agenda.remove(point);
        number(agenda);
        meetings.drop(point);
        meeting.version++;
        return meeting;
    }

    /** Takes what was sent and gives the place on the agenda. */
    private int take(AgendaPoint point, NewPoint asked, Meeting meeting, ActingOfficial official, int usual, int last) {
        Fields fields = new Fields();
        point.kind = fields.oneOf("/kind", asked.kind(), AgendaPoint.Kind.values());
        point.title = fields.text("/title", asked.title(), Fields.LINE);
        point.presenter = fields.optional("/presenter", asked.presenter(), LONGEST_CODE);
        if (point.presenter != null) {
            fields.require(
                    partyOf(point.presenter, meeting) != null, "/presenter", "must be an agency of one of the parties");
        }
        point.reviewId = asked.reviewId();
        point.projectId = asked.projectId();
        if (asked.reviewId() != null) {
            fields.require(asked.projectId() == null, "/projectId", "must be absent where the point names a review");
            fields.require(
                    reviews.find(List.of(asked.reviewId()), official).stream()
                            .anyMatch(review -> review.subject().agreement().equals(meeting.agreement)),
                    "/reviewId",
                    "must be a review of this agreement");
        }
        int place = asked.ordinal() == null ? usual : asked.ordinal();
        fields.require(place >= 1, "/ordinal", "must be a place on the agenda, from 1");
        fields.done();
        return Math.min(place, last);
    }

    private static void number(List<AgendaPoint> agenda) {
        for (int i = 0; i < agenda.size(); i++) {
            agenda.get(i).ordinal = i + 1;
        }
    }

    private static AgendaPoint point(List<AgendaPoint> agenda, UUID id) {
        return agenda.stream()
                .filter(point -> point.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("point of the agenda"));
    }

    /** Writes what came of a point: the decision, and what the minutes say. */
    @Transactional
    Meeting minute(UUID id, UUID pointId, PointMinutes request, ActingOfficial official) {
        Meeting meeting = lock(id, official);
        require(meeting, MeetingStatus.HELD, "Minutes are written after the meeting and before they go out.");
        AgendaPoint point = point(meetings.agenda(id), pointId);
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
        Meeting meeting = lock(id, official);
        requireNotOver(meeting);
        requireRoom(meetings.attendance(id).size(), MOST_ATTENDANTS, "people on the list");
        NewAttendance asked = Fields.body(request);
        Fields fields = new Fields();
        Attendance attendance = new Attendance();
        attendance.id = Ids.next();
        attendance.meetingId = id;
        attendance.agency = fields.text("/agency", asked.agency(), LONGEST_CODE);
        attendance.party = partyOf(attendance.agency, meeting);
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
        Meeting meeting = lock(id, official);
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
        Meeting meeting = lock(id, official);
        Instant now = clock.instant();
        MeetingState.MinutesOut out =
                (MeetingState.MinutesOut) move(() -> meeting.state().circulate(now, deadline(meeting, now)));
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
        require(meeting, MeetingStatus.MINUTES_OUT, "There are no minutes to approve or to object to.");
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
        answer.reasons = approves ? null : reasons(request);
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

    /** Asks an agency to do something by a day. */
    @Transactional
    UUID addAction(UUID id, NewAction request, ActingOfficial official) {
        Meeting meeting = lock(id, official);
        if (meeting.isAhead() || meeting.status() == MeetingStatus.CANCELLED) {
            throw Problems.conflict(
                    "meeting-" + meeting.status().name().toLowerCase(Locale.ROOT),
                    "The meeting didn't take place",
                    "Action items come of a meeting that was held; this one is "
                            + meeting.status().words() + ".");
        }
        List<ActionItem> actions = new ArrayList<>(meetings.actions(id));
        requireRoom(actions.size(), MOST_ACTIONS, "action items");
        NewAction asked = Fields.body(request);
        LocalDate today = LocalDate.ofInstant(clock.instant(), meeting.zone);
        Fields fields = new Fields();
        ActionItem action = new ActionItem();
        action.id = Ids.next();
        action.meetingId = id;
        action.text = fields.text("/text", asked.text(), Fields.TEXT);
        action.agency = fields.text("/agency", asked.agency(), LONGEST_CODE);
        action.party = partyOf(action.agency, meeting);
        fields.require(action.party != null, "/agency", "must be an agency of one of the parties");
        fields.require(
                asked.dueOn() != null
                        && !asked.dueOn().isBefore(today)
                        && asked.dueOn().isBefore(today.plus(FARTHEST.toDays(), ChronoUnit.DAYS)),
                "/dueOn",
                "must be a day from today to five years ahead");
        action.pointId = asked.pointId();
        fields.require(
                asked.pointId() == null
                        || meetings.agenda(id).stream().anyMatch(point -> point.id.equals(asked.pointId())),
                "/pointId",
                "must be a point of this meeting's agenda");
        fields.done();
        action.agreement = meeting.agreement;
        action.setAt = clock.instant();
        action.dueOn = asked.dueOn();
        action.dueAt = asked.dueOn().plusDays(1).atStartOfDay(meeting.zone).toInstant();
        action.releasableTo = meeting.releasableTo;
        meetings.add(action);
        actions.add(action);
        meeting.version++;
        course.schedule(meeting, actions);
        return action.id;
    }

    /** Records that an action item is done; its owner does, or who runs the meeting. */
    @Transactional
    Meeting complete(UUID id, UUID actionId, Completion request, ActingOfficial official) {
        Meeting meeting = meetings.lock(id).orElseThrow(() -> Problems.notFound("meeting"));
        ActionItem action = meetings.part(ActionItem.class, actionId)
                .filter(item -> item.meetingId.equals(id))
                .orElseThrow(() -> Problems.notFound("action item"));
        boolean owns = official.mayDraft() && official.agency().equals(action.agency);
        if (!owns && !meeting.isRunBy(official)) {
            throw Problems.forbidden(
                    "not-owner",
                    "An official of " + action.agency + " reports this action item as done, or who runs the meeting.");
        }
        if (action.isDone()) {
            throw Problems.conflict(
                    "action-done", "The action item is done already", "It was done at " + action.doneAt + ".");
        }
        Fields fields = new Fields();
        action.doneNote = fields.text("/note", Fields.body(request).note(), Fields.TEXT);
        fields.done();
        action.doneAt = clock.instant();
        meeting.version++;
        course.schedule(meeting, meetings.actions(id));
        return meeting;
    }

    private Meeting lock(UUID id, ActingOfficial official) {
        Meeting meeting = meetings.lock(id).orElseThrow(() -> Problems.notFound("meeting"));
        Conveners.require(official, meeting.agreement, meeting.leads);
        return meeting;
    }

    private Meeting lockAhead(UUID id, ActingOfficial official, String move) {
        Meeting meeting = lock(id, official);
        if (!meeting.isAhead()) {
            throw illegal(new IllegalMoveException(meeting.status(), move));
        }
        return meeting;
    }

    private static void require(Meeting meeting, MeetingStatus status, String rule) {
        if (meeting.status() != status) {
            throw Problems.conflict(
                    "meeting-"
                            + meeting.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Not at this point of the meeting",
                    rule + " This one is " + meeting.status().words() + ".",
                    Map.of("meetingStatus", meeting.status().name()));
        }
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

    private static void requireRoom(int count, int most, String what) {
        if (count >= most) {
            throw Problems.conflict("too-many", "No more fit", "A meeting has at most " + most + " " + what + ".");
        }
    }

    private static String reasons(Reasons request) {
        Fields fields = new Fields();
        String reasons = fields.text("/reasons", Fields.body(request).reasons(), Fields.TEXT);
        fields.done();
        return reasons;
    }

    private static MeetingState move(Supplier<? extends MeetingState> move) {
        try {
            return move.get();
        } catch (IllegalMoveException e) {
            throw illegal(e);
        }
    }

    private static RuntimeException illegal(IllegalMoveException refused) {
        return Problems.conflict(
                "meeting-" + refused.from().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Not at this point of the meeting",
                "A meeting that is " + refused.from().words() + " can't be " + refused.move() + ".",
                Map.of("meetingStatus", refused.from().name()));
    }

    /** The party of an agency, if it is one of the meeting's; null otherwise. */
    private String partyOf(String agency, Meeting meeting) {
        return agency == null
                ? null
                : parties.agency(agency)
                        .map(AgencyDefinition::party)
                        .filter(party -> List.of(meeting.parties).contains(party))
                        .orElse(null);
    }
}
