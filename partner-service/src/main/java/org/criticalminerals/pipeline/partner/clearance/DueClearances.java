package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The clearances that the official's own agency was asked for. */
@ApplicationScoped
class DueClearances implements DueSource {

    private final PreparationRepository preparations;

    DueClearances(PreparationRepository preparations) {
        this.preparations = preparations;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        return preparations.due(reader.agency(), span).stream()
                .map(DueClearances::due)
                .toList();
    }

    private static Due due(Clearance clearance) {
        return new Due(
                DueKind.CLEARANCE,
                clearance.id,
                clearance.dueAt,
                null,
                clearance.requestedAt,
                1,
                clearance.agreement,
                null,
                clearance.type,
                clearance.gate == null ? null : Gate.valueOf(clearance.gate),
                clearance.reviewId,
                null,
                clearance.projectId,
                clearance.projectName,
                List.of(clearance.party));
    }
}
