package org.criticalminerals.pipeline.kit.consuming;

import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;

/**
 * What an operator wants to do to a dead letter, and what became of that (DOMAIN.md, "Roles above the parties have no
 * eyes"; ADR 031).
 *
 * @param kind what
 * @param consumer who couldn't process the event
 * @param topic where it came from
 * @param key the key that it holds back
 * @param eventId the event at the head of the key when this was asked
 * @param mended for {@link Kind#MEND} the event's content from now on; null otherwise
 * @param reason why it is wanted
 * @param validUntil until when an approval can be used; null while there is none
 * @param outcome what came of it, without any content; null before
 */
record OperatorAct(
        UUID id,
        Kind kind,
        String consumer,
        String topic,
        String key,
        String eventId,
        byte[] mended,
        String reason,
        State state,
        Actor requestedBy,
        Instant requestedAt,
        Actor decidedBy,
        Instant decidedAt,
        String decisionReason,
        Instant validUntil,
        Instant doneAt,
        String outcome) {

    /** What can be done. */
    enum Kind {
        /** Show headers, reason and content, once, to who asked. */
        READ,
        /** Put other content in the event's place. */
        MEND,
        /** Try it, and what waits behind it, again. */
        REPLAY,
        /** Give it up. */
        DROP
    }

    /** Where it stands. */
    enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        DONE,
        FAILED
    }
}
