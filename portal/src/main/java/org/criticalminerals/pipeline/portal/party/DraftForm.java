package org.criticalminerals.pipeline.portal.party;

import java.util.List;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewDraft;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.position.PositionFields;

/**
 * A draft as it is being written.
 *
 * @param fields what it says
 * @param replaces the version of the draft that this one replaces; empty for the first
 */
public record DraftForm(PositionFields fields, String replaces) {

    /** The form on a draft; empty where there is none yet. */
    static DraftForm of(Draft draft) {
        return draft == null
                ? new DraftForm(PositionFields.empty("", ""), "")
                : new DraftForm(PositionFields.of(draft), Integer.toString(draft.version()));
    }

    static DraftForm of(Form sent) {
        return new DraftForm(PositionFields.of("", sent), sent.text("replaces"));
    }

    /** With the condition more or fewer that it was sent for. */
    DraftForm changed(Form sent) {
        return new DraftForm(fields.changed(sent), replaces);
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        return new FormErrors(fields.draftErrors(), List.of());
    }

    /** What the service is to be sent. */
    NewDraft draft() {
        return new NewDraft(
                fields.decision().isEmpty() ? null : fields.decision(),
                fields.finalOrNull(),
                fields.reasonsOrNull(),
                fields.written(),
                fields.reserveOrNull(),
                replaces.matches("\\d{1,9}") ? Integer.valueOf(replaces) : null);
    }
}
