package org.criticalminerals.pipeline.partner.amendment;

import java.util.Set;

/** Where a change of an agreement stands. */
public enum ChangeState {
    /** Waits for the parties. */
    PROPOSED,
    /** Agreed; waits for its day. */
    AGREED,
    /** Took effect and made a version. */
    IN_EFFECT,
    /** A party refused it. */
    REFUSED,
    /** The secretariat took it back before it was agreed. */
    WITHDRAWN,
    /** Agreed, but what had changed meanwhile left no room for it on its day. */
    OVERTAKEN;

    /** The states into which it can move. */
    public Set<ChangeState> next() {
        return switch (this) {
            case PROPOSED -> Set.of(AGREED, REFUSED, WITHDRAWN);
            case AGREED -> Set.of(IN_EFFECT, OVERTAKEN);
            case IN_EFFECT, REFUSED, WITHDRAWN, OVERTAKEN -> Set.of();
        };
    }
}
