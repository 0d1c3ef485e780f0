package org.criticalminerals.pipeline.events;

/** What a state says of a project on its territory (DOMAIN.md, "Host consent"). */
public enum HostConsentDecision {
    /** It consents, or doesn't object. */
    GIVEN,
    /** It refuses, or objects. */
    REFUSED,
    /** Its law asks for no consent here. */
    NOT_REQUIRED
}
