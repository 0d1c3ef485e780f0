package org.criticalminerals.pipeline.partner.candidacy;

import java.util.List;
import org.criticalminerals.pipeline.events.Gate;

/** Something that a gate waits for, owned by another subject: answers, consents, conditions. */
public interface GateRequirement {

    /** When something that is missing stands in the way. */
    enum Blocks {
        /** The review isn't opened without it. */
        OPENING,
        /** The review opens, and isn't approved without it. */
        APPROVAL
    }

    /**
     * What is missing.
     *
     * @param code a stable code for other systems
     * @param blocks when it stands in the way
     * @param party the party from which it is awaited; null where it is awaited from none
     * @param title what it is called
     * @param items its parts that are still open
     * @param explanation what is missing and the way out, in a sentence or two
     */
    record Missing(String code, Blocks blocks, String party, String title, List<OpenItem> items, String explanation) {}

    /**
     * A part that is still open.
     *
     * @param code its code
     * @param title what it is called
     * @param why a stable code of what is wrong with it
     */
    record OpenItem(String code, String title, String why) {}

    /** What a candidacy still lacks for a gate, as far as the one for whom the transaction acts may know. */
    List<Missing> missing(Candidacy candidacy, Gate gate);
}
