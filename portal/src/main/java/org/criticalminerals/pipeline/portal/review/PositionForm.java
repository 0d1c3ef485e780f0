package org.criticalminerals.pipeline.portal.review;

import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.PartnerClient.NewPosition;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.position.PositionFields;

/**
 * A position on a review as it is being written.
 *
 * @param fields what it says
 * @param replaces the version of the own position that this one replaces; empty for the first
 * @param dossierVersion the dossier version that was read
 * @param draft the version of the party's draft that it was filled from; empty where it wasn't
 */
public record PositionForm(PositionFields fields, String replaces, String dossierVersion, String draft) {

    /**
     * The form for a review as it is first shown: with what the party drafted last, be it a draft or a position that may
     * be replaced; empty where there is neither.
     *
     * @param draft the party's latest draft; null for none
     */
    static PositionForm of(Review review, String party, Draft draft) {
        Position own = review.positionOf(party).orElse(null);
        boolean isDrafted = draft != null && (own == null || isBefore(own.signedAt(), draft.writtenAt()));
        return new PositionForm(
                isDrafted
                        ? PositionFields.of(draft)
                        : own == null ? PositionFields.empty("", "") : PositionFields.of(own),
                own == null ? "" : Long.toString(own.version()),
                review.subject().dossierVersion() == null
                        ? ""
                        : review.subject().dossierVersion().toString(),
                isDrafted ? Integer.toString(draft.version()) : "");
    }

    private static boolean isBefore(Instant signed, Instant written) {
        return signed != null && written != null && signed.isBefore(written);
    }

    static PositionForm of(Form sent) {
        return new PositionForm(
                PositionFields.of("", sent),
                sent.text("replaces"),
                sent.text("dossierVersion"),
                sent.text("draft").matches("[1-9]\\d{0,8}") ? sent.text("draft") : "");
    }

    /** With the condition more or fewer that it was sent for. */
    PositionForm changed(Form sent) {
        return new PositionForm(fields.changed(sent), replaces, dossierVersion, draft);
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        return new FormErrors(fields.errors(), List.of());
    }

    /** What the service is to be sent. */
    NewPosition position() {
        return new NewPosition(
                fields.decision(),
                fields.finalOrNull(),
                fields.reasonsOrNull(),
                fields.conditionsOrNull(),
                replaces.matches("\\d{1,18}") ? Long.valueOf(replaces) : null,
                dossierVersion.matches("\\d{1,9}") ? Integer.valueOf(dossierVersion) : null,
                fields.reserveOrNull());
    }

    /** What of it has an effect on the review, as one text; the reasons have none. */
    String weight() {
        NewPosition position = position();
        return position.decision() + "|" + position.isFinal() + "|" + position.conditions() + "|" + position.replaces()
                + "|" + position.reserveUntil();
    }

    /** Whether it replaces an earlier position. */
    public boolean isReplacing() {
        return !replaces.isEmpty();
    }

    /** Whether it was filled from the party's draft. */
    public boolean isDrafted() {
        return !draft.isEmpty();
    }
}
