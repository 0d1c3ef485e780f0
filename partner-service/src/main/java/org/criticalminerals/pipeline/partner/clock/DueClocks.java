package org.criticalminerals.pipeline.partner.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** When clocks run out, or ran out with nothing done about it yet. */
@ApplicationScoped
class DueClocks implements DueSource {

    private final ClockRepository clocks;

    DueClocks(ClockRepository clocks) {
        this.clocks = clocks;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        return clocks.due(span).stream().map(DueClocks::due).toList();
    }

    private static Due due(AgreementClock clock) {
        return new Due(
                DueKind.CLOCK,
                clock.id,
                clock.dueAt,
                null,
                clock.setAt,
                clock.revision,
                clock.agreement,
                clock.name,
                null,
                null,
                null,
                null,
                clock.projectId,
                clock.projectName,
                List.of());
    }
}
