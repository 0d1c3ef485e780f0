package org.criticalminerals.pipeline.events;

/** What an open review stands in the way of. */
public enum WithdrawalCause {
    /** The gate request is taken back; the candidacy stays where it is. */
    REQUEST_WITHDRAWN,
    /** The candidacy is to be withdrawn. */
    CANDIDACY_WITHDRAWN,
    /** The candidacy is to be held. */
    CANDIDACY_HELD
}
