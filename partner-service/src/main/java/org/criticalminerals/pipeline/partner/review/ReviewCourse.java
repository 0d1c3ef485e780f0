package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.review.rules.Deadline;
import org.criticalminerals.pipeline.partner.review.rules.Foresight;
import org.criticalminerals.pipeline.partner.review.rules.HostConsents;
import org.criticalminerals.pipeline.partner.review.rules.ReviewRules;
import org.criticalminerals.pipeline.partner.review.rules.Standing;
import org.criticalminerals.pipeline.partner.review.rules.Verdict;

/**
 * Carries a review from step to step: asks the rules what the positions make of it, and does what they say. Whoever calls
 * it has locked the review's row, so each step happens once.
 */
@ApplicationScoped
class ReviewCourse {

    private final PositionRepository positions;
    private final ReviewAnnouncements announcements;
    private final ReviewClock clock;
    private final AgreementService agreements;
    private final Event<ReviewMoment> moments;
    private final Instance<PartiesWithoutVoice> withoutVoice;
    private final Instance<SiteStates> siteStates;

    ReviewCourse(
            PositionRepository positions,
            ReviewAnnouncements announcements,
            ReviewClock clock,
            AgreementService agreements,
            Event<ReviewMoment> moments,
            @Any Instance<PartiesWithoutVoice> withoutVoice,
            @Any Instance<SiteStates> siteStates) {
        this.positions = positions;
        this.announcements = announcements;
        this.clock = clock;
        this.agreements = agreements;
        this.moments = moments;
        this.withoutVoice = withoutVoice;
        this.siteStates = siteStates;
    }

    /**
     * Goes on after an official's act. Where positions are sealed the official can't see all of them, so the timer looks
     * at once, as the worker.
     */
    void afterAct(Review review, List<Position> latest, Instant now, String actingParty) {
        if (review.rule.sealed()) {
            review.dueAt = now;
        } else {
            proceed(review, latest, now, actingParty);
        }
    }

    /** Does what the rules make of these positions, which are all of them, at a moment. */
    void proceed(Review review, List<Position> latest, Instant now, String actingParty) {
        switch (verdict(review, latest, now)) {
            case Verdict.Open open -> {}
            case Verdict.Escalated escalated -> escalate(review, escalated, now);
            case Verdict.Concluded concluded -> conclude(review, latest, concluded, now, actingParty);
        }
    }

    /** What the rules would make of these positions, which are all of them, from a moment on; nothing is done. */
    Foresight foresee(Review review, List<Position> latest, Deadline deadline, Instant now) {
        return Foresight.from(review.ruleInForce(), standings(review, latest), consents(review), deadline, now);
    }

    /** What the rules make of these positions; nothing is done about it. */
    Verdict verdict(Review review, List<Position> latest, Instant now) {
        return ReviewRules.evaluate(
                review.ruleInForce(), standings(review, latest), consents(review), review.deadlineInForce(), now);
    }

    private Map<String, Standing> standings(Review review, List<Position> latest) {
        return Standings.of(review.id, latest, mute(review));
    }

    private Set<String> mute(Review review) {
        return withoutVoice.stream()
                .flatMap(source -> source.on(review.id).stream())
                .collect(Collectors.toSet());
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
        if (review.rule.sealed()) {
            positions.unseal(review);
        }
        // What a party said before it lost its voice neither counts nor binds.
        Set<String> deciding = new HashSet<>(review.ruleInForce().deciding());
        deciding.removeAll(mute(review));
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
        WorkingDays days = clock.workingDays(review);
        // From now on, not from the old deadline: the senior level gets its days even where the service was down.
        review.escalate(days.after(now, verdict.workingDays()), seniorLevel(review), now);
        clock.schedule(review, days, now);
        positions.moveDeadline(review);
        announcements.escalated(review, verdict.pending());
    }

    // Those of today: who holds an office changes more often than agreements do.
    private List<SeniorLevel> seniorLevel(Review review) {
        return agreements
                .find(review.agreement)
                .map(agreement -> agreement
                        .definition()
                        .seniorLevelOf(review.ruleInForce().deciding()))
                .orElse(List.of());
    }

    /** Reminds the parties that are awaited; once for each deadline. */
    void remind(Review review, Instant now) {
        List<String> awaited = positions.awaited(review);
        review.reminderAt = null;
        if (!awaited.isEmpty()) {
            review.revision++;
            announcements.reminderDue(review, awaited, now);
        }
    }
}
