package org.criticalminerals.pipeline.partner.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who recorded a host consent: seen by that party only, and so a row of its own. */
@Entity
@Immutable
@Table(name = "host_consent_recorder")
class HostConsentRecorder {

    @Id
    @Column(name = "host_consent_id")
    UUID hostConsentId;

    String subject;

    String name;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
