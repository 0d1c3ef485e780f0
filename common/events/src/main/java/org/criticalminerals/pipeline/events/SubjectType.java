package org.criticalminerals.pipeline.events;

/** What a review decides on (DOMAIN.md, "Stages and gates" and "How the parties decide"). */
public enum SubjectType {
    /** Whether a candidacy passes a gate. */
    CANDIDACY_GATE,
    /** Whether a selected project stays selected after a material change. */
    MATERIAL_CHANGE,
    /** Whether a selected project's support pauses. */
    SUSPENSION,
    /** Whether a selected project is selected no more. */
    DESELECTION,
    /** Whether an agreement is changed, where the agreement leaves that to a review. */
    AMENDMENT
}
