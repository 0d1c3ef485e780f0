package org.criticalminerals.pipeline.partner.amendment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who gave a party's answer; seen by that party only. */
@Entity
@Immutable
@Table(name = "agreement_consent_signature")
class ConsentSignature {

    @Id
    @Column(name = "consent_id")
    UUID consentId;

    String subject;

    String name;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
