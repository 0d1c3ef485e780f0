package org.criticalminerals.pipeline.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.criticalminerals.pipeline.notification.reference.OfficialChanged;

/** Sees to it that whoever takes up a duty while a review is open is told of it, as if they had been there. */
@ApplicationScoped
class LateJoiners {

    private final Fanout fanout;

    LateJoiners(Fanout fanout) {
        this.fanout = fanout;
    }

    void onChange(@Observes OfficialChanged changed) {
        fanout.tellOpenReviews(changed.subject(), changed.agency());
    }
}
