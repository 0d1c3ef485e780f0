package org.criticalminerals.pipeline.partner.condition;

/** Where a condition stands. */
public enum ConditionStatus {
    /** It has to be fulfilled. */
    OPEN,
    /** The party that set it holds it for fulfilled. */
    DISCHARGED,
    /** The party that set it no longer asks for it. */
    WAIVED
}
