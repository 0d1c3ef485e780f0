package org.criticalminerals.pipeline.events;

/** What a thread of a discussion is. */
public enum ThreadKind {
    /** Something said; nobody has to answer. */
    COMMENT,
    /** Something asked of a party; open until who asked accepts an answer or closes it. */
    QUESTION
}
