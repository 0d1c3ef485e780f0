package org.criticalminerals.pipeline.events;

/** Where an agreement stands (DOMAIN.md, "Agreements, parties, agencies"). */
public enum AgreementLifecycle {
    ANNOUNCED,
    SIGNED,
    IN_FORCE,
    UNDER_REVIEW,
    ENDED
}
