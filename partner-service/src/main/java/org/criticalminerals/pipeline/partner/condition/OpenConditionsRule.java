package org.criticalminerals.pipeline.partner.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement;
import org.criticalminerals.pipeline.partner.review.OpeningRule;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;

/** No candidacy is completed while a condition of its approvals is open. */
@ApplicationScoped
class OpenConditionsRule implements OpeningRule, GateRequirement {

    private static final String CODE = "CONDITIONS_OPEN";
    private static final int MOST_NAMED = 20;

    private final ConditionRepository conditions;

    OpenConditionsRule(ConditionRepository conditions) {
        this.conditions = conditions;
    }

    @Override
    public Optional<OpeningRule.Missing> missing(ReviewFacts review) {
        return missing(review.projectId(), review.agreement(), review.gate()).stream()
                .map(missing -> new OpeningRule.Missing(CODE, missing.explanation() + " Then ask again."))
                .findFirst();
    }

    @Override
    public List<GateRequirement.Missing> missing(Candidacy candidacy, Gate gate) {
        return missing(candidacy.projectId(), candidacy.agreement(), gate);
    }

    private List<GateRequirement.Missing> missing(UUID project, String agreement, Gate gate) {
        if (gate != Gate.COMPLETED) {
            return List.of();
        }
        List<ConditionRow> open = conditions.open(project, agreement, MOST_NAMED + 1);
        if (open.isEmpty()) {
            return List.of();
        }
        String named = open.stream()
                .limit(MOST_NAMED)
                .map(row -> "“" + row.text + "” (" + row.party + ")")
                .collect(Collectors.joining(", "));
        return List.of(new GateRequirement.Missing(
                CODE,
                Blocks.OPENING,
                null,
                "Conditions of earlier approvals",
                open.stream()
                        .limit(MOST_NAMED)
                        .map(row -> new OpenItem(row.id.toString(), row.text, row.status.name()))
                        .toList(),
                "Conditions are open: " + named + (open.size() > MOST_NAMED ? " and more" : "")
                        + ". Have each discharged or waived by the party that set it."));
    }
}
