package org.criticalminerals.pipeline.events;

/** Why a promoter's consent ended. */
public enum ConsentEnd {
    REVOKED,
    EXPIRED
}
