package org.criticalminerals.pipeline.portal.review;

import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Preview;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;

/**
 * How far an official is with signing: writing, told what is wrong, or told what it would do.
 *
 * @param form the position as it is being written
 * @param errors what is wrong with it
 * @param preview what signing it would do; null until that was asked
 * @param changed whether that is another effect than the one that was shown before
 */
public record Signing(PositionForm form, FormErrors errors, Preview preview, boolean changed) {

    static Signing begun(PositionForm form) {
        return new Signing(form, FormErrors.none(), null, false);
    }

    static Signing faulty(PositionForm form, FormErrors errors) {
        return new Signing(form, errors, null, false);
    }

    static Signing previewed(PositionForm form, Preview preview, boolean changed) {
        return new Signing(form, FormErrors.none(), preview, changed);
    }

    /** Whether the effect was asked. */
    public boolean isPreviewed() {
        return preview != null;
    }

    /** The mark of what is shown, which comes back with the signature; empty while no effect is shown. */
    public String seen() {
        return preview == null ? "" : Effect.mark(form, preview);
    }

    Effect effect(Review review, Frame frame) {
        return preview == null ? null : Effect.of(preview, review, frame, changed);
    }
}
