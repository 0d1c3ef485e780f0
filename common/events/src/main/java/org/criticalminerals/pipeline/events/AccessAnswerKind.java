package org.criticalminerals.pipeline.events;

/** What a consulted originator says of a release of its information (Regulation (EC) No 1049/2001, Art. 4(4) and (5)). */
public enum AccessAnswerKind {
    RELEASE,
    RELEASE_REDACTED,
    REFUSE
}
