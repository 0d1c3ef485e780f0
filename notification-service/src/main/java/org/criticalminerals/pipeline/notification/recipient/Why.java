package org.criticalminerals.pipeline.notification.recipient;

/** Why something concerns an official; from the strongest to the weakest claim on their attention. */
public enum Why {
    /** Their party's position is awaited and they sign for it. */
    TO_SIGN,
    /** They stand for the senior level of a party, to which a question has gone. */
    SENIOR,
    /** Their agency is asked to clear its party's position, and they answer for it. */
    TO_CLEAR,
    /** Their agency has to fulfil a condition. */
    FULFILS,
    /** Their agency owes what a meeting asked of it. */
    OWNS,
    /** They are addressed by name in a discussion. */
    MENTIONED,
    /** They keep a desk of the party that a question is put to. */
    ASKED,
    /** They wrote in the discussion. */
    TAKES_PART,
    /** Their agency leads for a party of the agreement. */
    LEADS,
    /** Their agency nominated the project. */
    NOMINATED,
    /** They keep a desk of the agency or party that drafts the project. */
    DRAFTS,
    /** They coordinate between the parties. */
    COORDINATES,
    /** They watch the project. */
    WATCHES;

    /** Whether it may go beyond the inbox: who only watches looks there. */
    public boolean isMailed() {
        return this != WATCHES;
    }

    /** Whether something is awaited of the official. */
    public boolean actionRequired() {
        return this == TO_SIGN || this == TO_CLEAR;
    }
}
