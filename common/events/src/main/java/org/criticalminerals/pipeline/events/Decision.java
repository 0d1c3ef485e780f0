package org.criticalminerals.pipeline.events;

/** A party's position on a review (DOMAIN.md, "How a party comes to its position"). */
public enum Decision {
    APPROVE,
    APPROVE_WITH_CONDITIONS,
    RESERVE,
    REQUEST_INFORMATION,
    OBJECT,
    ABSTAIN
}
