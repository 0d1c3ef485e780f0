package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ReviewWithdrawalRequested;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.Round;
import org.criticalminerals.pipeline.partner.review.rules.Explanation;
import org.criticalminerals.pipeline.partner.review.rules.Finding;
import org.criticalminerals.pipeline.partner.review.rules.Verdict;
import org.jboss.logging.Logger;

/**
 * Opens reviews, ends those that are withdrawn, and acts at deadlines; always in a worker transaction of whoever calls.
 * This service alone decides whether a review is open (ARCHITECTURE.md, "Arbiter").
 */
@ApplicationScoped
public class ReviewService {

    private static final Logger LOG = Logger.getLogger(ReviewService.class);

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final ReviewCourse course;
    private final ReviewPauses pauses;
    private final ReviewClock reviewClock;
    private final ReviewAnnouncements announcements;
    private final AgreementService agreements;
    private final PartyService parties;
    private final Clock clock;
    private final Instance<OpeningRule> openingRules;
    private final Event<ReviewMoment> moments;

    ReviewService(
            ReviewRepository reviews,
            PositionRepository positions,
            ReviewCourse course,
            ReviewPauses pauses,
            ReviewClock reviewClock,
            ReviewAnnouncements announcements,
            AgreementService agreements,
            PartyService parties,
            Clock clock,
            @Any Instance<OpeningRule> openingRules,
            Event<ReviewMoment> moments) {
        this.reviews = reviews;
        this.positions = positions;
        this.course = course;
        this.pauses = pauses;
        this.reviewClock = reviewClock;
        this.announcements = announcements;
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
        this.openingRules = openingRules;
        this.moments = moments;
    }

    /**
     * Opens a review by the rule in force, or says why not. A request that has its review already gets no second one.
     *
     * @throws NotYetKnownException where the agreement isn't loaded yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(Question question) {
        List<Round> rounds = reviews.rounds(question.projectId(), question.agreement());
        if (rounds.stream().anyMatch(round -> round.answers(question))) {
            return;
        }
        Agreement agreement = agreements
                .inForce(question.agreement())
                .orElseThrow(() -> new NotYetKnownException("agreement " + question.agreement()));
        List<PartyDefinition> members = parties.find(agreement.definition().parties());
        Review review = review(question, agreement, members, rounds);
        reviews.keepSections(review.id, question.sections());
        refusalOf(question, agreement, rounds)
                .or(() -> bind(review, question, agreement, members))
                .or(() -> missing(review))
                .ifPresentOrElse(refusal -> refuse(review, refusal), () -> start(review));
    }

    private Review review(Question question, Agreement agreement, List<PartyDefinition> members, List<Round> rounds) {
        AgreementDefinition definition = agreement.definition();
        Review review = new Review();
        review.id = Ids.next();
        review.revision = 1;
        review.questionVersion = 1;
        review.round = 1
                + (int) rounds.stream()
                        .filter(round -> round.asksLike(question) && round.status() != ReviewStatus.REFUSED)
                        .count();
        review.subjectType = question.type();
        review.projectId = question.projectId();
        review.projectName = question.projectName();
        review.agreement = question.agreement();
        review.agreementVersion = agreement.version();
        review.gate = question.gate();
        review.gateRequest = question.gateRequest();
        review.changeRequest = question.changeRequest();
        review.title = question.title();
        review.dossierVersion = question.dossierVersion();
        review.dossierHash = question.dossierHash();
        review.note = question.note();
        review.siteCountries = array(question.siteCountries());
        review.editors = array(question.editors());
        review.nominatingParty = question.askingParty();
        review.parties = definition.parties().toArray(String[]::new);
        review.hosts = members.stream()
                .filter(party -> party.isHostOf(question.siteCountries()))
                .map(PartyDefinition::code)
                .sorted()
                .toArray(String[]::new);
        review.leads = definition.leads();
        review.openedAt = clock.instant();
        review.releasableTo = Audience.parties(definition.parties()).toArray(String[]::new);
        return review;
    }

    private static String[] array(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Optional<Refusal> refusalOf(Question question, Agreement agreement, List<Round> rounds) {
        AgreementDefinition definition = agreement.definition();
        List<String> covered = definition.scope().countries();
        if (definition.lifecycle() == AgreementLifecycle.ENDED) {
            return Optional.of(new Refusal.AgreementEnded(definition.title()));
        }
        // The secretariat may bring an amendment in; a project is its party's.
        if (question.projectId() != null && !definition.parties().contains(question.askingParty())) {
            return Optional.of(new Refusal.NotAParty(question.askingParty(), definition.title()));
        }
        if (definition.rule(question.type(), question.gate()).isEmpty()) {
            return Optional.of(new Refusal.NoRule(question.inWords(), definition.title()));
        }
        if (rounds.stream().anyMatch(round -> round.status() == ReviewStatus.OPEN)) {
            return Optional.of(new Refusal.ReviewOpen());
        }
        List<String> outside = question.siteCountries().stream()
                .filter(country -> !covered.isEmpty() && !covered.contains(country))
                .sorted()
                .toList();
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.OutOfScope(outside, definition.title(), covered));
    }

    /** Binds the rule and the deadline to the review; gives the refusal where they can't hold. */
    private Optional<Refusal> bind(
            Review review, Question question, Agreement agreement, List<PartyDefinition> members) {
        review.rule =
                agreement.definition().rule(question.type(), question.gate()).orElseThrow();
        review.deadlines = agreement.definition().deadlines();
        List<String> impossible = review.ruleInForce().impossibilities();
        if (!impossible.isEmpty()) {
            return Optional.of(new Refusal.RuleCannotBeMet(impossible));
        }
        WorkingDays days = ReviewClock.workingDays(review, members);
        try {
            review.deadline = days.after(review.openedAt, review.rule.workingDays());
            if (review.rule.escalationDays() != null) {
                // Nobody should learn at the deadline that it can't be extended.
                days.after(review.deadline, review.rule.escalationDays());
            }
            reviewClock.schedule(review, days, review.openedAt);
            return Optional.empty();
        } catch (CalendarEndsException e) {
            return Optional.of(new Refusal.CalendarEnds(e.getMessage()));
        }
    }

    private Optional<Refusal> missing(Review review) {
        return openingRules.stream()
                .flatMap(rule -> rule.missing(review.facts()).stream())
                .<Refusal>map(missing -> new Refusal.Incomplete(missing.code(), missing.explanation()))
                .findFirst();
    }

    private void start(Review review) {
        review.status = ReviewStatus.OPEN;
        reviews.persist(review);
        reviews.flush();
        positions.expect(review, review.ruleInForce().deciding(), review.openedAt);
        announcements.opened(review);
        moments.fire(new ReviewMoment.Opened(review.facts()));
    }

    private void refuse(Review review, Refusal refusal) {
        review.status = ReviewStatus.REFUSED;
        review.reason = refusal.code();
        review.explanation = refusal.explanation();
        review.deadline = null;
        review.reminderAt = null;
        review.dueAt = null;
        reviews.persist(review);
        announcements.refused(review);
        LOG.infof(
                "Refused a review of %s under %s, project %s: %s",
                review.subjectType, review.agreement, review.projectId, review.reason);
    }

    /** Ends the review of a gate request that is withdrawn while it is open. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(ReviewWithdrawalRequested request) {
        Finding.Kind done =
                switch (request.cause()) {
                    case REQUEST_WITHDRAWN -> Finding.Kind.WITHDREW_GATE_REQUEST;
                    case CANDIDACY_WITHDRAWN -> Finding.Kind.WITHDREW_CANDIDACY;
                    case CANDIDACY_HELD -> Finding.Kind.HELD_CANDIDACY;
                };
        reviews.lock(request.projectId(), request.agreement(), request.gateRequest())
                .ifPresent(review -> withdraw(review, request.by(), done, request.requestedAt()));
    }

    /** Ends the review of a change that is withdrawn while it is open. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(ChangeWithdrawalRequested request) {
        reviews.lockChange(request.projectId(), request.agreement(), request.changeRequest())
                .ifPresent(
                        review -> withdraw(review, request.by(), Finding.Kind.WITHDREW_REQUEST, request.requestedAt()));
    }

    // Asked too late, the outcome holds: also where the deadline has passed and only the timer hasn't run yet.
    private void withdraw(Review review, Actor by, Finding.Kind done, Instant requestedAt) {
        if (!review.isOpen()) {
            return;
        }
        List<Position> latest = positions.latest(review.id);
        Instant now = clock.instant();
        if (review.deadlineInForce().hasPassed(requestedAt)) {
            course.proceed(review, latest, now, null);
        }
        if (review.isOpen()) {
            String party = by == null ? null : by.party();
            course.conclude(
                    review,
                    latest,
                    new Verdict.Concluded(Outcome.WITHDRAWN, Explanation.withdrawn(done, party)),
                    now,
                    party);
        }
    }

    /**
     * Does what time demands of one review that is due: reminds, escalates or concludes.
     *
     * @param claimed told the review's id before anything can fail
     * @return whether one was due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean settleNextDue(java.util.function.Consumer<UUID> claimed) {
        Instant now = clock.instant();
        Optional<Review> due = reviews.claimDue(now);
        due.ifPresent(review -> {
            claimed.accept(review.id);
            settle(review, now);
        });
        return due.isPresent();
    }

    private void settle(Review review, Instant now) {
        List<Position> latest = positions.latest(review.id);
        boolean isInTime = !review.deadlineInForce().hasPassed(now);
        pauses.settle(review, latest, now);
        if (review.reminderAt != null && isInTime && !now.isBefore(review.reminderAt)) {
            course.remind(review, now);
        }
        // Between the deadline and its end nothing is decided: what was received in time may still be on its way.
        if (isInTime && review.rule.sealed()
                || review.clockStoppedAt == null && !now.isBefore(reviewClock.end(review))) {
            course.proceed(review, latest, now, null);
        }
        if (review.isOpen()) {
            reviewClock.reschedule(review);
        }
    }

    /** Lets the timer leave a review alone for a while, where it can't be settled. */
    @Transactional(Transactional.TxType.MANDATORY)
    void postpone(UUID review, Instant until) {
        reviews.postpone(review, until);
    }

    /** How many reviews are open, and how many of them are past their deadline. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReviewRepository.Load load() {
        return reviews.load(clock.instant());
    }
}
