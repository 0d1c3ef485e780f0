package org.criticalminerals.pipeline.partner.review;

import java.util.List;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.Outcome;

/**
 * A turn in a review's life, told within its transaction to the subjects that hang something on it: whatever an observer
 * writes commits with the turn, or not at all.
 */
public sealed interface ReviewMoment {

    /** The review that it is about. */
    ReviewFacts review();

    /** It began. */
    record Opened(ReviewFacts review) implements ReviewMoment {}

    /**
     * It ended.
     *
     * @param review the review
     * @param outcome how
     * @param conditions the conditions of the approval; empty without one
     */
    record Concluded(ReviewFacts review, Outcome outcome, List<Condition> conditions) implements ReviewMoment {}
}
