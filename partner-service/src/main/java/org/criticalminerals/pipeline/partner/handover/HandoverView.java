package org.criticalminerals.pipeline.partner.handover;

import java.time.Instant;
import java.util.UUID;

/**
 * A handover as HTTP shows it to the own party.
 *
 * @param id the handover
 * @param agency the agency
 * @param from whose work it was
 * @param to who has it now; null where the desk has
 * @param note what was said about it
 * @param moved what passed on, and what ended
 * @param recordedBy who handed over; null where the official left and nobody did
 * @param recordedAt when
 */
public record HandoverView(
        UUID id,
        String agency,
        Person from,
        Person to,
        String note,
        OpenWork moved,
        Person recordedBy,
        Instant recordedAt) {

    /**
     * An official of the own party.
     *
     * @param subject identifier in the identity provider
     * @param name full name
     */
    public record Person(String subject, String name) {

        static Person of(String subject, String name) {
            return subject == null ? null : new Person(subject, name);
        }
    }

    static HandoverView of(Handover handover) {
        return new HandoverView(
                handover.id,
                handover.agency,
                Person.of(handover.from, handover.fromName),
                Person.of(handover.to, handover.toName),
                handover.note,
                handover.moved,
                Person.of(handover.recordedBy, handover.recordedByName),
                handover.recordedAt);
    }
}
