package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries meetings on when something ends them or time does: minutes that all have approved or nobody objected to, and
 * action items whose day has passed. Whoever calls it has locked the meeting's row, so each step happens once.
 */
@ApplicationScoped
public class MeetingCourse {

    private final MeetingRepository meetings;
    private final MeetingAnnouncements announcements;
    private final Clock clock;
    private final Duration grace;

    MeetingCourse(
            MeetingRepository meetings,
            MeetingAnnouncements announcements,
            Clock clock,
            @ConfigProperty(name = "pipeline.reviews.grace") Duration grace) {
        this.meetings = meetings;
        this.announcements = announcements;
        this.clock = clock;
        // Never less than an instant: what arrives at the deadline itself still counts.
        this.grace = grace.isPositive() ? grace : Duration.ofMillis(1);
    }

    /** Approves the minutes: by what the parties said, and for those who said nothing by their silence. */
    void approve(Meeting meeting, List<MinutesAnswer> answers, Instant now, String actingParty) {
        List<String> silent = Stream.of(meeting.parties)
                .filter(party -> answers.stream().noneMatch(answer -> answer.party.equals(party)))
                .toList();
        MeetingState.Closed closed = (MeetingState.Closed) meeting.state().approve(silent, now);
        meeting.enter(closed);
        announcements.approved(meeting, closed, actingParty);
    }

    /** Sets when the timer has to look: behind the deadline of the minutes, or when the next action item is late. */
    void schedule(Meeting meeting, List<ActionItem> actions) {
        Stream<Instant> late = actions.stream().filter(ActionItem::isToBeTold).map(action -> action.dueAt);
        Stream<Instant> minutes = meeting.status() == MeetingStatus.MINUTES_OUT
                ? Stream.of(meeting.minutesDeadline().plus(grace))
                : Stream.empty();
        meeting.dueAt =
                Stream.concat(late, minutes).min(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * Does what time demands of one meeting that is due.
     *
     * @param claimed told the meeting's id before anything can fail
     * @return whether one was due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean settleNextDue(Consumer<UUID> claimed) {
        Instant now = clock.instant();
        Meeting meeting = meetings.claimDue(now).orElse(null);
        if (meeting == null) {
            return false;
        }
        claimed.accept(meeting.id);
        if (meeting.state() instanceof MeetingState.MinutesOut out
                && !now.isBefore(out.deadline().plus(grace))) {
            approve(meeting, meetings.answers(meeting.id, out.minutesVersion()), now, null);
        }
        List<ActionItem> actions = meetings.actions(meeting.id);
        actions.stream()
                .filter(action -> action.isToBeTold() && !now.isBefore(action.dueAt))
                .forEach(action -> {
                    action.overdueToldAt = now;
                    meeting.version++;
                    announcements.overdue(meeting, action, now);
                });
        schedule(meeting, actions);
        return true;
    }

    /** Lets the timer leave a meeting alone for a while, where it can't be settled. */
    @Transactional(Transactional.TxType.MANDATORY)
    void postpone(UUID meeting, Instant until) {
        meetings.postpone(meeting, until);
    }
}
