package org.criticalminerals.pipeline.partner.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The due dates of open conditions. */
@ApplicationScoped
class DueConditions implements DueSource {

    private final ConditionRepository conditions;

    DueConditions(ConditionRepository conditions) {
        this.conditions = conditions;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        return conditions.due(span).stream().map(DueConditions::due).toList();
    }

    private static Due due(ConditionRow row) {
        return new Due(
                DueKind.CONDITION,
                row.id,
                row.overdueAt,
                row.dueOn,
                row.dueSetAt,
                row.dueVersion,
                row.agreement,
                null,
                row.subjectType,
                row.gate,
                row.reviewId,
                null,
                row.projectId,
                row.projectName,
                List.of());
    }
}
