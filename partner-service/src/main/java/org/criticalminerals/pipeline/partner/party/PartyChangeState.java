package org.criticalminerals.pipeline.partner.party;

/** Where a change of a party or an agency stands. */
public enum PartyChangeState {
    /** It waits for its day. */
    SCHEDULED,
    /** It holds, or held until a later one. */
    IN_EFFECT,
    /** It was taken back before its day. */
    WITHDRAWN,
    /** On its day it no longer fitted what holds. */
    OVERTAKEN
}
