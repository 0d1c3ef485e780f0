package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets other subjects find a review and have it looked at again when something of theirs changes what its rule sees: a
 * state's consent, a party that can't act.
 */
@ApplicationScoped
public class ReviewProgress {

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final ReviewCourse course;

    ReviewProgress(ReviewRepository reviews, PositionRepository positions, ReviewCourse course) {
        this.reviews = reviews;
        this.positions = positions;
        this.course = course;
    }

    /** A review, as far as whoever acts may know it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> find(UUID review) {
        return reviews.findByIdOptional(review).map(Review::facts);
    }

    /** A review with its row locked until the end of the transaction: the first act of whatever hangs on it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> lock(UUID review) {
        return reviews.lock(review).map(Review::facts);
    }

    /** The open review of a candidacy with its row locked; empty where none is open. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> lockOpen(UUID projectId, String agreement) {
        return reviews.lockOpen(projectId, agreement).map(Review::facts);
    }

    /**
     * Asks the rule again what the positions make of an open review. After the deadline nothing happens here: the timer
     * concludes, with what was there in time.
     *
     * @param review the review
     * @param now the moment of the act that may have changed it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reconsider(UUID review, Instant now) {
        reviews.lock(review)
                .filter(Review::isOpen)
                .filter(open -> !open.deadlineInForce().hasPassed(now))
                .ifPresent(open -> course.afterAct(open, positions.latest(open.id), now, null));
    }
}
