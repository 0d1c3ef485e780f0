package org.criticalminerals.pipeline.partner.agreement;

import java.util.Collection;
import java.util.Comparator;

/** How a change of an agreement is agreed, from the least to the most that it asks for. */
public enum Procedure {
    /** The joint secretariat changes it alone; for editorial matters. */
    SECRETARIAT,
    /** The parties decide in a review of its own, by the agreement's amendment rule. */
    REVIEW,
    /** A signatory of every party's lead consents. */
    CONSENT_OF_ALL;

    /** What a change of several acts asks for: the most that one of them does. */
    public static Procedure strictest(Collection<Procedure> procedures) {
        return procedures.stream().max(Comparator.naturalOrder()).orElse(CONSENT_OF_ALL);
    }
}
