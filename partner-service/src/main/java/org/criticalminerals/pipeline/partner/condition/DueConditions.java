package org.criticalminerals.pipeline.partner.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The due dates of open conditions. */
@ApplicationScoped
class DueConditions implements DueSource {

    // A condition is overdue when its day is over; in a calendar it stands on that day, not on the next.
    private static final Duration WITHIN_THE_DAY = Duration.ofSeconds(1);

    private final ConditionRepository conditions;

    DueConditions(ConditionRepository conditions) {
        this.conditions = conditions;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        After after = span.after() == null
                ? null
                : new After(span.after().at().plus(WITHIN_THE_DAY), span.after().id());
        return conditions
                .due(new Span(
                        span.from().plus(WITHIN_THE_DAY),
                        span.until().plus(WITHIN_THE_DAY),
                        span.agreements(),
                        after,
                        span.limit()))
                .stream()
                .map(DueConditions::due)
                .toList();
    }

    private static Due due(ConditionRow row) {
        return new Due(
                DueKind.CONDITION,
                row.id,
                row.overdueAt.minus(WITHIN_THE_DAY),
                row.setAt,
                1,
                row.agreement,
                null,
                row.subjectType,
                row.gate,
                row.reviewId,
                row.projectId,
                row.projectName,
                List.of());
    }
}
