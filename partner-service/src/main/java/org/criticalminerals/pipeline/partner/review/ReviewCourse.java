package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.rules.HostConsents;
import org.criticalminerals.pipeline.partner.review.rules.ReviewRules;
import org.criticalminerals.pipeline.partner.review.rules.Standing;
import org.criticalminerals.pipeline.partner.review.rules.Verdict;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries a review from step to step: asks the rules what the positions make of it, and does what they say. Whoever calls
 * it has locked the review's row, so each step happens once.
 */
@ApplicationScoped
class ReviewCourse {

    private final PositionRepository positions;
    private final ReviewAnnouncements announcements;
    private final PartyService parties;
    private final Event<ReviewMoment> moments;
    private final Instance<PartiesWithoutVoice> withoutVoice;
    private final Instance<SiteStates> siteStates;
    private final Duration grace;

    ReviewCourse(
            PositionRepository positions,
            ReviewAnnouncements announcements,
            PartyService parties,
            Event<ReviewMoment> moments,
            @Any Instance<PartiesWithoutVoice> withoutVoice,
            @Any Instance<SiteStates> siteStates,
            @ConfigProperty(name = "pipeline.reviews.grace") Duration grace) {
        this.positions = positions;
        this.announcements = announcements;
        this.parties = parties;
        this.moments = moments;
        this.withoutVoice = withoutVoice;
        this.siteStates = siteStates;
        // Never less than an instant: what arrives at the deadline itself still counts.
        this.grace = grace.isPositive() ? grace : Duration.ofMillis(1);
    }

    /** Does what the rules make of these positions at a moment. */
    void proceed(Review review, List<Position> latest, Instant now, String actingParty) {
        switch (ReviewRules.evaluate(
                review.ruleInForce(), standings(review, latest), consents(review), review.deadlineInForce(), now)) {
            case Verdict.Open open -> {}
            case Verdict.Escalated escalated -> escalate(review, escalated, now);
            case Verdict.Concluded concluded -> conclude(review, latest, concluded, now, actingParty);
        }
    }

    private Map<String, Standing> standings(Review review, List<Position> latest) {
        Map<String, Standing> standings =
                latest.stream().collect(Collectors.toMap(position -> position.party, Position::standing));
        // Whatever a party said before: without anybody who may act for it, it stands like one that abstains.
        withoutVoice.stream()
                .flatMap(source -> source.on(review.id).stream())
                .forEach(party -> standings.put(party, new Standing.Abstains()));
        return standings;
    }

    private HostConsents consents(Review review) {
        return siteStates.stream()
                .map(source -> source.on(review.facts()))
                .reduce(HostConsents.GIVEN, HostConsents::and);
    }

    /** Ends a review. */
    void conclude(Review review, List<Position> latest, Verdict.Concluded verdict, Instant now, String actingParty) {
        review.conclude(verdict, now);
        positions.expectNobody(review.id);
        Set<String> deciding = Set.copyOf(review.ruleInForce().deciding());
        List<Position> counted = List.of(review.parties).stream()
                .filter(deciding::contains)
                .flatMap(party -> latest.stream().filter(position -> position.party.equals(party)))
                .toList();
        List<PartyReasons> reasons = counted.stream().map(Position::toReasons).toList();
        List<Condition> conditions = review.outcome == Outcome.APPROVED_WITH_CONDITIONS
                ? counted.stream()
                        .flatMap(position -> position.toConditions().stream())
                        .toList()
                : List.of();
        announcements.concluded(review, reasons, conditions, actingParty);
        moments.fire(new ReviewMoment.Concluded(review.facts(), review.outcome, conditions));
    }

    private void escalate(Review review, Verdict.Escalated verdict, Instant now) {
        WorkingDays days = workingDays(review, parties.find(List.of(review.parties)));
        // From now on, not from the old deadline: the senior level gets its days even where the service was down.
        review.extend(days.after(now, verdict.workingDays()), now);
        schedule(review, days);
        positions.moveDeadline(review);
        announcements.escalated(review, verdict.pending());
    }

    /** Reminds the parties that have said nothing; once for each deadline. */
    void remind(Review review, List<Position> latest, Instant now) {
        List<String> pending = review.pending(latest);
        review.reminderAt = null;
        review.dueAt = end(review);
        if (!pending.isEmpty()) {
            review.revision++;
            announcements.reminderDue(review, pending, now);
        }
    }

    /** Sets when the timer has to look: at the reminder, then behind the deadline. */
    void schedule(Review review, WorkingDays days) {
        Instant reminder = days.before(review.deadline, review.deadlines.reminderWorkingDays());
        Instant since = review.escalatedAt != null ? review.escalatedAt : review.openedAt;
        review.reminderAt = reminder.isAfter(since) ? reminder : null;
        review.dueAt = review.reminderAt != null ? review.reminderAt : end(review);
    }

    /** When what the server received in time is surely stored, so that the deadline can be acted on. */
    Instant end(Review review) {
        return review.deadline.plus(grace);
    }

    static WorkingDays workingDays(Review review, List<PartyDefinition> parties) {
        Set<String> deciding = Set.copyOf(review.ruleInForce().deciding());
        Stream<PartyCalendar> calendars = parties.stream()
                .filter(party -> deciding.contains(party.code()))
                .map(PartyDefinition::calendar);
        return new WorkingDays(calendars.toList(), review.deadlines.toCutOff());
    }
}
