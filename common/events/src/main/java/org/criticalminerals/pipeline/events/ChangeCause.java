package org.criticalminerals.pipeline.events;

/** What gave cause to review a selected project (DOMAIN.md, "Stages and gates"). */
public enum ChangeCause {
    /** Somebody else controls the project now. */
    CHANGE_OF_CONTROL,
    /** The promoter is insolvent. */
    INSOLVENCY,
    /** What the reasons tell. */
    OTHER
}
