package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.NewMeeting;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Reasons;

/**
 * Takes meetings from the plan to the day on which they were held. The coordinator or a signatory of a lead agency runs one;
 * every command locks the meeting's row first.
 */
@ApplicationScoped
class MeetingService {

    private static final int MOST_MINUTES_DAYS = 60;
    private static final int USUAL_MINUTES_DAYS = 5;
    private static final int LONGEST_CODE = 100;
    private static final Duration FARTHEST = Duration.ofDays(5 * 366L);

    private final MeetingRepository meetings;
    private final MeetingGuard guard;
    private final MeetingAnnouncements announcements;
    private final AgreementService agreements;
    private final Clock clock;

    MeetingService(
            MeetingRepository meetings,
            MeetingGuard guard,
            MeetingAnnouncements announcements,
            AgreementService agreements,
            Clock clock) {
        this.meetings = meetings;
        this.guard = guard;
        this.announcements = announcements;
        this.agreements = agreements;
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
        Meeting meeting = guard.lockAhead(id, official, "edited");
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
        Meeting meeting = guard.lock(id, official);
        Instant now = clock.instant();
        MeetingState next = MeetingGuard.move(() -> meeting.state().convene(now));
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
        Meeting meeting = guard.lock(id, official);
        String reasons = MeetingGuard.reasons(request);
        boolean known = meeting.status() == MeetingStatus.CONVENED;
        MeetingState.Cancelled cancelled =
                (MeetingState.Cancelled) MeetingGuard.move(() -> meeting.state().cancel(reasons, clock.instant()));
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
        Meeting meeting = guard.lock(id, official);
        Instant now = clock.instant();
        MeetingState held = MeetingGuard.move(() -> meeting.state().hold(now));
        if (now.isBefore(meeting.startsAt)) {
            throw Problems.conflict(
                    "meeting-ahead",
                    "The meeting hasn't begun",
                    "It begins at " + meeting.startsAt + ". Where it was brought forward, change its time first.");
        }
        meeting.enter(held);
        return meeting;
    }
}
