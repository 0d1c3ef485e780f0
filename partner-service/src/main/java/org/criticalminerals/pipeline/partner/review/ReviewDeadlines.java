package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When open reviews end, for the calendars of officials. */
@ApplicationScoped
public class ReviewDeadlines {

    private final ReviewRepository reviews;
    private final PositionRepository positions;

    ReviewDeadlines(ReviewRepository reviews, PositionRepository positions) {
        this.reviews = reviews;
        this.positions = positions;
    }

    /**
     * An open review as a calendar needs it.
     *
     * @param review the review
     * @param pending the parties that it waits for
     * @param setAt since when its deadline is this one
     * @param change the how many-th change of its question this is, from 1
     */
    public record Ending(ReviewFacts review, List<String> pending, Instant setAt, int change) {}

    /**
     * The open reviews that end in a span of time and that the official may see, the most urgent first.
     *
     * @param from from this instant on
     * @param until before this one
     * @param agreements of these agreements; null for all
     * @param after behind the review of that deadline and id; null at the beginning
     * @param limit how many at most
     */
    @Transactional
    public List<Ending> between(Instant from, Instant until, List<String> agreements, After after, int limit) {
        List<Review> rows = reviews.ending(
                agreements,
                from,
                until,
                after == null ? null : new ReviewRepository.After(after.deadline(), after.id()),
                limit);
        Map<UUID, Map<String, Instant>> awaited =
                positions.awaited(rows.stream().map(review -> review.id).toList());
        return rows.stream()
                .map(review -> new Ending(
                        review.facts(),
                        review.ruleInForce().deciding().stream()
                                .filter(awaited.getOrDefault(review.id, Map.of())::containsKey)
                                .toList(),
                        review.escalatedAt == null ? review.openedAt : review.escalatedAt,
                        review.questionVersion))
                .toList();
    }

    /** Where a list goes on. */
    public record After(Instant deadline, UUID id) {}
}
