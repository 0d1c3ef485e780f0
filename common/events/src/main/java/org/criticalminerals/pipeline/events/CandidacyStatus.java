package org.criticalminerals.pipeline.events;

/** Whether a candidacy is under way, pausing or over (DOMAIN.md, "Stages and gates"). */
public enum CandidacyStatus {
    ACTIVE,
    ON_HOLD,
    WITHDRAWN,
    REJECTED,
    DESELECTED
}
