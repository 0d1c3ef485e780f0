package org.criticalminerals.pipeline.events;

/** What was released of an originator's information on a request for access to documents. */
public enum AccessRelease {
    ALL,
    REDACTED,
    NONE
}
