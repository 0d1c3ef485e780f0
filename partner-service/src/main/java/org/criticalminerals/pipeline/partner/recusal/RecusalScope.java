package org.criticalminerals.pipeline.partner.recusal;

/** How far a recusal reaches. */
public enum RecusalScope {
    /** One official, on one review. */
    REVIEW,
    /** One official, on all reviews of the project. */
    PROJECT,
    /** The whole party can't act on one review. */
    PARTY
}
