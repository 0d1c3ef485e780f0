package org.criticalminerals.pipeline.partner.review;

/** Whether a review goes on. */
public enum ReviewStatus {
    /** The parties are asked. */
    OPEN,
    /** It ended with an outcome, for good. */
    CONCLUDED,
    /** It could not be opened; the reason says why. */
    REFUSED
}
