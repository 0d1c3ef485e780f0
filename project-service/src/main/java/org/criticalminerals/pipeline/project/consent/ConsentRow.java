package org.criticalminerals.pipeline.project.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ConsentEnd;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;

/** A record of leave to release; nothing of it changes but that it ends. */
@Entity
@Table(name = "promoter_consent")
class ConsentRow {

    @Id
    UUID id;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Column(updatable = false)
    String owner;

    @Column(updatable = false)
    String subject;

    @Column(updatable = false)
    String party;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false, columnDefinition = "text")
    ConsentBasis basis;

    @Column(name = "content_hash", updatable = false)
    String contentHash;

    @Column(updatable = false)
    String document;

    @Column(name = "given_on", updatable = false)
    LocalDate givenOn;

    @Column(name = "expires_on", updatable = false)
    LocalDate expiresOn;

    @Column(name = "recorded_at", updatable = false)
    Instant recordedAt;

    @Column(name = "recorded_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor recordedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_cause", columnDefinition = "text")
    ConsentEnd endCause;

    @Column(name = "end_reason")
    String endReason;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "ended_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor endedBy;

    PromoterConsent value() {
        return new PromoterConsent(
                id,
                subject,
                party,
                basis,
                contentHash,
                document,
                givenOn,
                expiresOn,
                recordedAt,
                recordedBy,
                endCause,
                endReason,
                endedAt,
                endedBy);
    }
}
