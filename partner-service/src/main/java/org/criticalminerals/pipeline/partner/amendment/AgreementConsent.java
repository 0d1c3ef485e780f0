package org.criticalminerals.pipeline.partner.amendment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A party's answer to a proposed change; never changed. */
@Entity
@Immutable
@Table(name = "agreement_consent")
class AgreementConsent {

    @Id
    UUID id;

    @Column(name = "change_id")
    UUID changeId;

    String party;

    String agency;

    boolean consents;

    String reasons;

    @Column(name = "given_at")
    Instant givenAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
