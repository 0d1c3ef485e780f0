package org.criticalminerals.pipeline.project.document;

import java.util.Set;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings.Context;

/**
 * Who may see a document: what belongs to a section is marked as the section is unless it says otherwise, and reaches
 * another party by the same leave; what belongs to none stays at home until a signatory releases it. Pure functions.
 */
final class DocumentMarkings {

    private DocumentMarkings() {}

    /**
     * The marking in force.
     *
     * @param section the section that it belongs to; null for none
     * @param own the document's own marking; null for the default
     * @param sections the section's own marking; null for the agreement's usual one
     */
    static Marking inForce(Section section, Marking own, Marking sections, Context context) {
        if (own != null) {
            return own;
        }
        return section == null
                ? Marking.internal(context.party())
                : SectionMarkings.inForce(section, sections, context);
    }

    /** Whom the marking lets see it, consents aside. */
    static Set<String> marked(Marking inForce, Context context) {
        return SectionMarkings.audience(inForce, context);
    }

    /** Who sees it: those, as far as it may be released to them. */
    static Set<String> audience(Section section, String hash, Marking inForce, Context context) {
        return section == null ? marked(inForce, context) : SectionMarkings.audience(section, hash, inForce, context);
    }
}
