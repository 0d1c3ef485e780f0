package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.jboss.logging.Logger;

/**
 * Moves a review's deadline once nobody's consent to a proposal of more time is awaited any more, whether the last one came
 * or the last party that could give it lost its voice. Whoever calls it has locked the review's row.
 */
@ApplicationScoped
class ExtensionCourse {

    private static final Logger LOG = Logger.getLogger(ExtensionCourse.class);

    private final ExtensionRepository extensions;
    private final PositionRepository positions;
    private final ReviewClock clock;
    private final ReviewAnnouncements announcements;

    ExtensionCourse(
            ExtensionRepository extensions,
            PositionRepository positions,
            ReviewClock clock,
            ReviewAnnouncements announcements) {
        this.extensions = extensions;
        this.positions = positions;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** The parties whose consent to a proposal is still awaited. */
    List<String> awaited(Review review, ReviewExtension extension) {
        List<String> consented = extensions.consented(extension);
        Set<String> silenced = Set.of(review.withoutVoice);
        return review.ruleInForce().deciding().stream()
                .filter(party -> !consented.contains(party))
                // Who can't act can't consent: the others would never get their time.
                .filter(party -> !silenced.contains(party))
                .toList();
    }

    /** The proposal that waits for consents; empty where none does. */
    Optional<ReviewExtension> open(Review review) {
        return extensions.of(List.of(review.id)).getOrDefault(review.id, List.of()).stream()
                .filter(extension -> extension.agreedAt == null)
                .findFirst();
    }

    /**
     * Moves the deadline where all who can consent have.
     *
     * @throws CalendarEndsException where the parties' calendars don't reach so far
     */
    void extendWhereAllConsent(Review review, ReviewExtension extension, Instant now) throws CalendarEndsException {
        if (!awaited(review, extension).isEmpty()) {
            return;
        }
        WorkingDays days = clock.workingDays(review);
        review.extend(days.after(review.deadline, extension.workingDays));
        clock.schedule(review, days, now);
        positions.moveDeadline(review);
        extension.agreedAt = now;
        extension.deadline = review.deadline;
        announcements.extended(review, extension, positions.awaited(review));
    }

    /**
     * Looks at the open proposal again after a party lost its voice, or the clock ran on after one did: while it stands no
     * deadline runs that could be moved. Where the calendars end before, the proposal waits for the next consent, which is
     * told so.
     */
    void settleOpen(Review review, Instant now) {
        if (review.clockStoppedAt != null) {
            return;
        }
        open(review).ifPresent(extension -> {
            try {
                extendWhereAllConsent(review, extension, now);
            } catch (CalendarEndsException e) {
                LOG.infof("More time for review %s can't be given yet: %s", review.id, e.getMessage());
            }
        });
    }
}
