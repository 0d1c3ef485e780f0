package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewPoint;
import org.criticalminerals.pipeline.partner.review.ReviewQueries;

/** Writes the agenda of a meeting that is ahead. */
@ApplicationScoped
class AgendaService {

    private static final int MOST_POINTS = 100;
    private static final int LONGEST_CODE = 100;

    private final MeetingRepository meetings;
    private final MeetingGuard guard;
    private final ReviewQueries reviews;

    AgendaService(MeetingRepository meetings, MeetingGuard guard, ReviewQueries reviews) {
        this.meetings = meetings;
        this.guard = guard;
        this.reviews = reviews;
    }

    /** Puts a point on the agenda. */
    @Transactional
    UUID addPoint(UUID id, NewPoint request, ActingOfficial official) {
        Meeting meeting = guard.lockAhead(id, official, "given another point");
        List<AgendaPoint> agenda = new ArrayList<>(meetings.agenda(id));
        MeetingGuard.requireRoom(agenda.size(), MOST_POINTS, "points on the agenda");
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
        Meeting meeting = guard.lockAhead(id, official, "given another agenda");
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
        Meeting meeting = guard.lockAhead(id, official, "given another agenda");
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
                    guard.partyOf(point.presenter, meeting) != null,
                    "/presenter",
                    "must be an agency of one of the parties");
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

    static AgendaPoint point(List<AgendaPoint> agenda, UUID id) {
        return agenda.stream()
                .filter(point -> point.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("point of the agenda"));
    }
}
