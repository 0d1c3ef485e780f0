package org.criticalminerals.pipeline.partner.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.AgreementTookEffect;

/**
 * Shows candidacies to the parties that an agreement has now, when some joined or left (ADR 018). The nominating party
 * goes on reading its own.
 */
@ApplicationScoped
class ReadersOfNow {

    private final CandidacyRepository candidacies;
    private final Event<ReadersChanged> changes;

    ReadersOfNow(CandidacyRepository candidacies, Event<ReadersChanged> changes) {
        this.candidacies = candidacies;
        this.changes = changes;
    }

    void follow(@Observes AgreementTookEffect effect) {
        var now = effect.now().definition();
        if (effect.before() == null || Set.copyOf(effect.before().parties()).equals(Set.copyOf(now.parties()))) {
            return;
        }
        // Their rows stay locked: who adds to one now reads its new readers afterwards, or is met by what follows.
        Set<String> audience = Audience.parties(now.parties());
        candidacies.show(now.code(), audience);
        changes.fire(new ReadersChanged(now.code(), audience));
    }
}
