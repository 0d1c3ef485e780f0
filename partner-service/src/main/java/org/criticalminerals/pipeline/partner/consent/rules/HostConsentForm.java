package org.criticalminerals.pipeline.partner.consent.rules;

/** How a site state is asked for its consent (DOMAIN.md, "Host consent"; Regulation (EU) 2024/1252, Article 7). */
public enum HostConsentForm {
    /** It must consent by an act of its own: nothing is approved without. */
    EXPLICIT,
    /** It may object, with reasons: silence stands in nobody's way. */
    MAY_OBJECT,
    /** It isn't asked, since it decides as a party by its position. */
    NOT_ASKED
}
