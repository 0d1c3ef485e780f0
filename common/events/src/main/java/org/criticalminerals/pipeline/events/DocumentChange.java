package org.criticalminerals.pipeline.events;

/** What became different about a document. */
public enum DocumentChange {
    /** A new version of its file. */
    VERSION,
    /** Its title or what is said about it. */
    DESCRIPTION,
    /** For whom it is marked. */
    MARKING,
    /** A scanner found malware in its newest version: nobody gets it. */
    INFECTED
}
