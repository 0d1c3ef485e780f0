package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;

/**
 * Reminds the parties on which reviews wait, when an official asks for it. All of a review's awaited parties are reminded
 * together, and at most once a day whoever asks: an inbox that is reminded by everybody is read by nobody.
 */
@ApplicationScoped
class ReminderService {

    private static final Duration PAUSE = Duration.ofDays(1);

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final ReminderRepository reminders;
    private final ReviewAnnouncements announcements;
    private final Clock clock;

    ReminderService(
            ReviewRepository reviews,
            PositionRepository positions,
            ReminderRepository reminders,
            ReviewAnnouncements announcements,
            Clock clock) {
        this.reviews = reviews;
        this.positions = positions;
        this.reminders = reminders;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What became of the wish to have the parties of one review reminded. */
    enum Result {
        /** They are told. */
        REMINDED,
        /** They were told less than a day ago. */
        TOO_SOON,
        /** All have spoken, or the deadline has passed: there is nobody to remind. */
        NOBODY_AWAITED,
        /** The review is over, or never opened. */
        NOT_OPEN,
        /** There is no such review, or it isn't released to the official. */
        NOT_FOUND
    }

    /**
     * What became of one review.
     *
     * @param review the review
     * @param result what became of it
     * @param parties who was reminded, also where that was earlier
     * @param again from when on they can be reminded again; null where they weren't
     */
    record Outcome(UUID review, Result result, List<String> parties, Instant again) {

        private static Outcome none(UUID review, Result result) {
            return new Outcome(review, result, List.of(), null);
        }
    }

    /**
     * Has the awaited parties of some reviews reminded.
     *
     * @param ids the reviews
     * @param official who asks: of a party's desk officers and signatories, or of the secretariat
     * @return what became of each, in the order asked
     */
    @Transactional
    List<Outcome> remind(Collection<UUID> ids, ActingOfficial official) {
        if (!official.mayDraft() && !official.isCoordinator()) {
            throw Problems.forbidden(
                    "not-desk-officer",
                    "Parties are reminded by desk officers, signatories and the secretariat, and your account has none"
                            + " of these roles.");
        }
        Instant now = clock.instant();
        // Two officials who ask for the same reviews lock them in the same order.
        TreeMap<UUID, Outcome> outcomes = new TreeMap<>();
        ids.stream().sorted().forEach(id -> outcomes.computeIfAbsent(id, one -> remind(one, official, now)));
        return ids.stream().map(outcomes::get).toList();
    }

    private Outcome remind(UUID id, ActingOfficial official, Instant now) {
        Review review = reviews.lock(id).orElse(null);
        if (review == null) {
            return Outcome.none(id, Result.NOT_FOUND);
        }
        if (!review.isOpen()) {
            return Outcome.none(id, Result.NOT_OPEN);
        }
        List<String> pending = positions.awaited(review);
        if (pending.isEmpty() || review.deadlineInForce().hasPassed(now)) {
            return Outcome.none(id, Result.NOBODY_AWAITED);
        }
        return reminders
                .latest(id)
                .filter(latest -> latest.remindedAt.plus(PAUSE).isAfter(now))
                .map(latest ->
                        new Outcome(id, Result.TOO_SOON, Arrays.asList(latest.parties), latest.remindedAt.plus(PAUSE)))
                .orElseGet(() -> tell(review, pending, official, now));
    }

    private Outcome tell(Review review, List<String> pending, ActingOfficial official, Instant now) {
        Reminder reminder = new Reminder();
        reminder.id = Ids.next();
        reminder.reviewId = review.id;
        reminder.parties = pending.toArray(String[]::new);
        reminder.remindedAt = now;
        reminder.byParty = official.party();
        reminder.releasableTo = review.releasableTo;
        reminders.persist(reminder);
        review.revision++;
        announcements.reminderDue(review, pending, now);
        return new Outcome(review.id, Result.REMINDED, pending, now.plus(PAUSE));
    }
}
