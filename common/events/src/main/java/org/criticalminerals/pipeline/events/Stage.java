package org.criticalminerals.pipeline.events;

/** Where a candidacy stands on its way from identification to support (DOMAIN.md, "Stages and gates"). */
public enum Stage {
    IDENTIFICATION,
    SCREENING,
    ASSESSMENT,
    SELECTION,
    SUPPORT,
    COMPLETED
}
