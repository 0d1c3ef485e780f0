package org.criticalminerals.pipeline.partner.recusal;

import java.time.Instant;
import java.util.UUID;

/**
 * A recusal as HTTP shows it to the own party.
 *
 * @param id the recusal
 * @param scope how far it reaches
 * @param reviewId the review on which it was recorded
 * @param projectId the project
 * @param agency the agency
 * @param official who keeps out; null where the party itself can't act
 * @param reason why
 * @param substitute who acts instead; null where nobody was named
 * @param recordedBy who recorded it
 * @param recordedAt when
 * @param withdrawnBy who took it back; null while it holds
 * @param withdrawnAt when it was taken back; null while it holds
 * @param withdrawalNote why it was taken back; null while it holds
 */
public record RecusalView(
        UUID id,
        RecusalScope scope,
        UUID reviewId,
        UUID projectId,
        String agency,
        Person official,
        String reason,
        Person substitute,
        Person recordedBy,
        Instant recordedAt,
        Person withdrawnBy,
        Instant withdrawnAt,
        String withdrawalNote) {

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

    static RecusalView of(Recusal recusal) {
        return new RecusalView(
                recusal.id,
                recusal.scope,
                recusal.reviewId,
                recusal.projectId,
                recusal.agency,
                Person.of(recusal.official, recusal.officialName),
                recusal.reason,
                Person.of(recusal.substitute, recusal.substituteName),
                Person.of(recusal.recordedBy, recusal.recordedByName),
                recusal.recordedAt,
                Person.of(recusal.withdrawnBy, recusal.withdrawnByName),
                recusal.withdrawnAt,
                recusal.withdrawalNote);
    }
}
