package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.criticalminerals.pipeline.partner.review.ReviewMoment;

/** A party's preparation begins and ends with the review that it is for. */
@ApplicationScoped
class PreparationMoments {

    private final PreparationService preparations;

    PreparationMoments(PreparationService preparations) {
        this.preparations = preparations;
    }

    void onOpened(@Observes ReviewMoment.Opened opened) {
        preparations.begin(opened.review());
    }

    void onConcluded(@Observes ReviewMoment.Concluded concluded) {
        preparations.end(concluded.review());
    }
}
