package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the other services what happens to reviews, in the transaction in which it happens. */
@ApplicationScoped
class ReviewAnnouncements {

    private final Outbox outbox;

    ReviewAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void opened(Review review) {
        var rule = review.ruleInForce();
        publish(
                review,
                new ReviewEvent.ReviewOpened(
                        review.id,
                        review.subject(),
                        review.rule,
                        review.sentence(),
                        rule.deciding(),
                        rule.deciding().stream()
                                .filter(rule.explicit()::contains)
                                .toList(),
                        review.leads,
                        review.openedAt,
                        review.deadline),
                null);
    }

    void refused(Review review) {
        publish(
                review,
                new ReviewEvent.ReviewRefused(review.subject(), review.reason, review.explanation, review.openedAt),
                null);
    }

    void positionTaken(Review review, Position position, List<String> pending) {
        publish(
                review,
                new ReviewEvent.PositionTaken(
                        review.id,
                        review.subject(),
                        position.party,
                        position.agency,
                        position.decision,
                        position.isFinal,
                        position.version,
                        position.reasons,
                        position.toConditions(),
                        pending,
                        position.takenAt),
                position.party);
    }

    void escalated(Review review, List<String> pending) {
        publish(
                review,
                new ReviewEvent.ReviewEscalated(
                        review.id, review.subject(), pending, review.escalatedAt, review.deadline),
                null);
    }

    void reminderDue(Review review, List<String> pending, Instant now) {
        publish(
                review,
                new ReviewEvent.ReviewReminderDue(review.id, review.subject(), pending, review.deadline, now),
                null);
    }

    void concluded(Review review, List<PartyReasons> positions, List<Condition> conditions, String actingParty) {
        publish(
                review,
                new ReviewEvent.ReviewConcluded(
                        review.id,
                        review.subject(),
                        review.outcome,
                        review.cause,
                        review.explanation,
                        positions,
                        conditions,
                        review.concludedAt),
                actingParty);
    }

    private void publish(Review review, ReviewEvent event, String actingParty) {
        outbox.publish(event, review.revision, review.audience(), actingParty);
    }
}
