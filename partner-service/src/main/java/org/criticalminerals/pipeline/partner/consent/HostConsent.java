package org.criticalminerals.pipeline.partner.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.partner.consent.rules.ConsentRules;
import org.hibernate.annotations.Immutable;

/** What a site state says of a candidacy: one version of it, never changed. */
@Entity
@Immutable
@Table(name = "host_consent")
class HostConsent {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String agreement;

    String state;

    int version;

    @Enumerated(EnumType.STRING)
    HostConsentDecision decision;

    String authority;

    @Column(name = "decided_on")
    LocalDate decidedOn;

    @Column(name = "valid_until")
    LocalDate validUntil;

    String scope;

    String conditions;

    String reasons;

    @Column(name = "document_title")
    String documentTitle;

    @Column(name = "document_reference")
    String documentReference;

    @Column(name = "document_sha256")
    String documentSha256;

    String party;

    String agency;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    ConsentRules.Recorded toRecorded() {
        return new ConsentRules.Recorded(decision, validUntil);
    }
}
