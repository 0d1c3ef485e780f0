package org.criticalminerals.pipeline.project.discussion;

/** What became of a question. */
public enum ThreadState {
    OPEN,
    /** An answer was accepted. */
    ANSWERED,
    /** It needs no answer any more. */
    CLOSED
}
