package org.criticalminerals.pipeline.partner.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the parties that a change waits for their consent; that it took effect is told of the agreement itself. */
@ApplicationScoped
class ChangeEvents {

    private final Outbox outbox;

    ChangeEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void proposed(AgreementChange change, String title) {
        outbox.publish(
                new AgreementEvent.ChangeProposed(
                        change.agreement,
                        change.id,
                        title,
                        change.effects,
                        change.reason,
                        change.effectiveFrom,
                        change.leads,
                        change.proposedAt,
                        change.proposedBy),
                change.revision,
                change.audience(),
                change.proposedBy.party());
    }
}
