package org.criticalminerals.pipeline.partner.party;

import java.time.Instant;
import java.util.List;

/** Knows who is meant to sign in, beside who can; owned by another subject. */
public interface KnownAccounts {

    /**
     * Compares who can sign in with who is meant to, in the current worker transaction.
     *
     * @param present everyone who could sign in
     * @param readAt when the reading began; what was done since isn't in it
     * @return those of them who are meant to: one who left here has left, whatever the identity provider says
     */
    List<Official> compare(List<Official> present, Instant readAt);
}
