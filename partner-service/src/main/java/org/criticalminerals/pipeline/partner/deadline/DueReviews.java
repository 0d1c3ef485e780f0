package org.criticalminerals.pipeline.partner.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.review.ReviewDeadlines;
import org.criticalminerals.pipeline.partner.review.ReviewDeadlines.Ending;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;

/** The deadlines of open reviews. */
@ApplicationScoped
class DueReviews implements DueSource {

    private final ReviewDeadlines reviews;

    DueReviews(ReviewDeadlines reviews) {
        this.reviews = reviews;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        ReviewDeadlines.After after = span.after() == null
                ? null
                : new ReviewDeadlines.After(span.after().at(), span.after().id());
        return reviews.between(span.from(), span.until(), span.agreements(), after, span.limit()).stream()
                .map(DueReviews::due)
                .toList();
    }

    private static Due due(Ending ending) {
        ReviewFacts review = ending.review();
        return new Due(
                DueKind.REVIEW,
                review.id(),
                review.deadline(),
                null,
                ending.setAt(),
                ending.change(),
                review.agreement(),
                null,
                review.type(),
                review.gate(),
                review.id(),
                null,
                review.projectId(),
                review.projectName(),
                ending.pending());
    }
}
