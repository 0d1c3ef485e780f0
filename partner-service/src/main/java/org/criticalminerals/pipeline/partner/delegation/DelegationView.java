package org.criticalminerals.pipeline.partner.delegation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * A delegation as HTTP shows it to the own agency.
 *
 * @param id the delegation
 * @param agency the agency of both
 * @param delegator who delegated
 * @param delegate to whom
 * @param agreements what it covers; empty for all
 * @param gates what it covers; empty for all
 * @param startsAt since when
 * @param endsAt the first instant at which it is over
 * @param note what the delegate should know; null where nothing
 * @param createdAt when it was given
 * @param state whether it is in force
 * @param revokedAt when it was taken back; null where it wasn't
 * @param revokedBy who took it back; null where nobody did, or the delegator left
 * @param revocationNote why it was taken back; null where it wasn't or nobody said
 * @param permitted what this official may do: {@code REVOKE}
 */
public record DelegationView(
        UUID id,
        String agency,
        Person delegator,
        Person delegate,
        List<String> agreements,
        List<String> gates,
        Instant startsAt,
        Instant endsAt,
        String note,
        Instant createdAt,
        State state,
        Instant revokedAt,
        Person revokedBy,
        String revocationNote,
        List<String> permitted) {

    private static final String REVOKE = "REVOKE";

    /** Whether a delegation is in force. */
    public enum State {
        UPCOMING,
        IN_FORCE,
        OVER,
        REVOKED
    }

    /**
     * An official of the own agency.
     *
     * @param subject identifier in the identity provider
     * @param name full name
     */
    public record Person(String subject, String name) {}

    static DelegationView of(Delegation delegation, ActingOfficial reader, Instant now) {
        State state = delegation.state(now);
        boolean stands = state == State.UPCOMING || state == State.IN_FORCE;
        return new DelegationView(
                delegation.id,
                delegation.agency,
                new Person(delegation.delegator, delegation.delegatorName),
                new Person(delegation.delegate, delegation.delegateName),
                List.of(delegation.agreements),
                List.of(delegation.gates),
                delegation.startsAt,
                delegation.endsAt,
                delegation.note,
                delegation.createdAt,
                state,
                delegation.revokedAt,
                delegation.revokedBy == null ? null : new Person(delegation.revokedBy, delegation.revokedByName),
                delegation.revocationNote,
                stands && reader.maySign() && reader.agency().equals(delegation.agency) ? List.of(REVOKE) : List.of());
    }
}
