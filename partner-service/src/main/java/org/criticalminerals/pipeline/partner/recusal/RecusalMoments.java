package org.criticalminerals.pipeline.partner.recusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.criticalminerals.pipeline.partner.party.OfficialLeft;
import org.criticalminerals.pipeline.partner.review.ReviewMoment;

/** When recusals bear on something that happens elsewhere: a review opens, an official leaves. */
@ApplicationScoped
class RecusalMoments {

    private final RecusalService recusals;

    RecusalMoments(RecusalService recusals) {
        this.recusals = recusals;
    }

    void onOpened(@Observes ReviewMoment.Opened opened) {
        recusals.apply(opened.review());
    }

    void onLeft(@Observes OfficialLeft left) {
        recusals.withoutOneOf(left.official().agency(), left.official().party());
    }
}
