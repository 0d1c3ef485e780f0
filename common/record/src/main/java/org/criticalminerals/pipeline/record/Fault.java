package org.criticalminerals.pipeline.record;

/** What verification can find wrong. */
public enum Fault {
    /** A leaf, or a value that it commits to, isn't what was sealed. */
    CHANGED,
    /** A leaf or a batch that was sealed isn't there. */
    MISSING,
    /** Two leaves stand in each other's place. */
    SWAPPED,
    /** A leaf stands where everything was sealed already. */
    ADDED,
    /** The leaves don't give the root that was signed. */
    TREE_DIFFERS,
    /** No trusted key signed the root. */
    NOT_SIGNED,
    /** A root doesn't follow the one before. */
    CHAIN_BROKEN,
    /** The published copy of the root says something else, or there is none. */
    COPY_DIFFERS
}
