package org.criticalminerals.pipeline.partner.delegation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A signatory lets a colleague sign for them, for a time and a scope (DOMAIN.md, "Delegation"). */
@Entity
@DynamicUpdate
class Delegation {

    @Id
    UUID id;

    String party;

    String agency;

    String delegator;

    @Column(name = "delegator_name")
    String delegatorName;

    String delegate;

    @Column(name = "delegate_name")
    String delegateName;

    /** Codes of the agreements that it covers; empty for all. */
    String[] agreements;

    /** Names of the gates that it covers; empty for all. */
    String[] gates;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String note;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "revoked_by")
    String revokedBy;

    @Column(name = "revoked_by_name")
    String revokedByName;

    @Column(name = "revocation_note")
    String revocationNote;

    @Column(name = "releasable_to")
    String[] releasableTo;

    DelegationRules.Grant toGrant() {
        return new DelegationRules.Grant(
                delegator,
                delegatorName,
                delegate,
                agency,
                Set.of(agreements),
                Set.of(gates),
                startsAt,
                endsAt,
                revokedAt != null);
    }

    DelegationView.State state(Instant now) {
        if (revokedAt != null) {
            return DelegationView.State.REVOKED;
        }
        if (!now.isBefore(endsAt)) {
            return DelegationView.State.OVER;
        }
        return now.isBefore(startsAt) ? DelegationView.State.UPCOMING : DelegationView.State.IN_FORCE;
    }

    void revoke(String subject, String name, String why, Instant now) {
        revokedAt = now;
        revokedBy = subject;
        revokedByName = name;
        revocationNote = why;
    }
}
