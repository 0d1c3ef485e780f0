package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Completion;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewAction;

/** Keeps what a meeting asked agencies to do, until it is done. */
@ApplicationScoped
class ActionService {

    private static final int MOST_ACTIONS = 200;
    private static final int LONGEST_CODE = 100;
    private static final Duration FARTHEST = Duration.ofDays(5 * 366L);

    private final MeetingRepository meetings;
    private final MeetingGuard guard;
    private final MeetingCourse course;
    private final Clock clock;

    ActionService(MeetingRepository meetings, MeetingGuard guard, MeetingCourse course, Clock clock) {
        this.meetings = meetings;
        this.guard = guard;
        this.course = course;
        this.clock = clock;
    }

    /** Asks an agency to do something by a day. */
    @Transactional
    UUID addAction(UUID id, NewAction request, ActingOfficial official) {
        Meeting meeting = guard.lock(id, official);
        if (meeting.isAhead() || meeting.status() == MeetingStatus.CANCELLED) {
            throw Problems.conflict(
                    "meeting-" + meeting.status().name().toLowerCase(Locale.ROOT),
                    "The meeting didn't take place",
                    "Action items come of a meeting that was held; this one is "
                            + meeting.status().words() + ".");
        }
        List<ActionItem> actions = new ArrayList<>(meetings.actions(id));
        MeetingGuard.requireRoom(actions.size(), MOST_ACTIONS, "action items");
        NewAction asked = Fields.body(request);
        LocalDate today = LocalDate.ofInstant(clock.instant(), meeting.zone);
        Fields fields = new Fields();
        ActionItem action = new ActionItem();
        action.id = Ids.next();
        action.meetingId = id;
        action.text = fields.text("/text", asked.text(), Fields.TEXT);
        action.agency = fields.text("/agency", asked.agency(), LONGEST_CODE);
        action.party = guard.partyOf(action.agency, meeting);
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
}
