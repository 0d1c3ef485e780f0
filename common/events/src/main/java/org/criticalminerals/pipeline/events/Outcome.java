package org.criticalminerals.pipeline.events;

/** How a review ended (DOMAIN.md, "How the parties decide"). */
public enum Outcome {
    APPROVED,
    APPROVED_WITH_CONDITIONS,
    RETURNED,
    REJECTED,
    LAPSED,
    WITHDRAWN;

    /** Whether this outcome opens the gate. */
    public boolean approves() {
        return this == APPROVED || this == APPROVED_WITH_CONDITIONS;
    }
}
