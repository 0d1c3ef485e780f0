package org.criticalminerals.pipeline.portal.review;

import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Preview;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.position.PositionFields;

/**
 * How far an official is with signing: writing, told what is wrong, or told what it would do.
 *
 * @param form the position as it is being written
 * @param errors what is wrong with it
 * @param preview what signing it would do; null until that was asked
 * @param changed whether that is another effect than the one that was shown before
 * @param draft the party's latest draft; null where there is none, or it isn't the official's to sign
 */
public record Signing(PositionForm form, FormErrors errors, Preview preview, boolean changed, Draft draft) {

    static Signing begun(PositionForm form) {
        return new Signing(form, FormErrors.none(), null, false, null);
    }

    static Signing faulty(PositionForm form, FormErrors errors) {
        return new Signing(form, errors, null, false, null);
    }

    static Signing previewed(PositionForm form, Preview preview, boolean changed) {
        return new Signing(form, FormErrors.none(), preview, changed, null);
    }

    Signing with(Draft latest) {
        return new Signing(form, errors, preview, changed, latest);
    }

    /** Whether the form was filled from the draft as it stands. */
    public boolean isFromDraft() {
        return draft != null && form.draft().equals(Integer.toString(draft.version()));
    }

    /** Whether the draft was written anew since the form was filled from it, or has come since. */
    public boolean isDraftNewer() {
        return draft != null && form.isDrafted() && !isFromDraft();
    }

    /** Whether what the draft says was changed in the form. */
    public boolean isEdited() {
        return draft != null && !form.fields().equals(PositionFields.of(draft));
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
