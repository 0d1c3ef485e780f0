package org.criticalminerals.pipeline.events;

/** What a person found two projects that look alike to be. */
public enum DuplicateVerdict {
    /** Two projects. */
    DISTINCT,
    /** One project, entered twice. */
    SAME,
    /** Two projects that belong together, like a mine and its refinery. */
    RELATED
}
