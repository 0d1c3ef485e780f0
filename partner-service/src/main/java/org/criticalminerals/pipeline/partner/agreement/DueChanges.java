package org.criticalminerals.pipeline.partner.agreement;

import java.time.Instant;

/** Lets changes whose time has come take effect before an agreement is relied on; owned by another subject. */
public interface DueChanges {

    /** Lets all changes of an agreement that are due by an instant take effect, in a worker transaction. */
    void settle(String agreement, Instant now);
}
