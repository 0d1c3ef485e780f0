package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.rules.ClockStop;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts a review's time in its deciding parties' working days, and says when the timer has to look at it. */
@ApplicationScoped
class ReviewClock {

    private final PartyService parties;
    private final Duration grace;

    ReviewClock(PartyService parties, @ConfigProperty(name = "pipeline.reviews.grace") Duration grace) {
        this.parties = parties;
        // Never less than an instant: what arrives at the deadline itself still counts.
        this.grace = grace.isPositive() ? grace : Duration.ofMillis(1);
    }

    /** The days on which all deciding parties of a review work. */
    WorkingDays workingDays(Review review) {
        return workingDays(review, parties.find(List.of(review.parties)));
    }

    static WorkingDays workingDays(Review review, List<PartyDefinition> parties) {
        Set<String> deciding = Set.copyOf(review.ruleInForce().deciding());
        Stream<PartyCalendar> calendars = parties.stream()
                .filter(party -> deciding.contains(party.code()))
                .map(PartyDefinition::calendar);
        return new WorkingDays(calendars.toList(), review.deadlines.toCutOff());
    }

    /** Sets the reminder for the deadline in force, and when the timer has to look next. */
    void schedule(Review review, WorkingDays days, Instant since) {
        Instant reminder = days.before(review.deadline, review.deadlines.reminderWorkingDays());
        review.reminderAt = reminder.isAfter(since) ? reminder : null;
        reschedule(review);
    }

    /** Sets when the timer has to look next: at the reminder, behind the deadline, or when something runs out. */
    void reschedule(Review review) {
        Stream<Instant> running = review.clockStoppedAt == null
                ? Stream.of(Optional.ofNullable(review.reminderAt), Optional.of(end(review)))
                        .flatMap(Optional::stream)
                : Stream.empty();
        review.dueAt = Stream.concat(running, Stream.ofNullable(review.wakeAt))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** When what the server received in time is surely stored, so that the deadline can be acted on. */
    Instant end(Review review) {
        return review.deadline.plus(grace);
    }

    /** A question stops the clock, where it doesn't stand already. */
    void stop(Review review, Instant now) {
        if (review.clockStoppedAt == null) {
            review.stopClock(ClockStop.at(now, review.deadline, workingDays(review)), now);
        }
    }

    /** The deadline of a review whose clock stands, where it runs on now. */
    Instant resumed(Review review, Instant now) {
        return new ClockStop(review.remainingDays).resumedAt(now, workingDays(review));
    }

    /** The clock runs on. */
    void resume(Review review, Instant now) {
        WorkingDays days = workingDays(review);
        review.resumeClock(new ClockStop(review.remainingDays).resumedAt(now, days));
        schedule(review, days, now);
    }

    /** When a question that is asked now has had its time. */
    Instant endOfQuestion(Review review, Instant now) {
        return workingDays(review).after(now, review.deadlines.longestQuestion());
    }

    /** When a position's reserve runs out. */
    static Instant endOfReserve(Review review, Position position) {
        return review.deadlines.toCutOff().on(position.reserveUntil);
    }
}
