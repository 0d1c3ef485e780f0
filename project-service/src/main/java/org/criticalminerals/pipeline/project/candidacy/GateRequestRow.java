package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.JsonConverter;
import org.hibernate.annotations.ColumnTransformer;

/** A request to open the next gate, with the dossier version that it froze. */
@Entity
@Table(name = "gate_request")
class GateRequestRow {

    @EmbeddedId
    Key key;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Gate gate;

    @Enumerated(EnumType.STRING)
    GateRequestState state;

    @Column(name = "dossier_version", updatable = false)
    int dossierVersion;

    @Column(name = "dossier_hash", updatable = false)
    String dossierHash;

    @Column(updatable = false)
    String note;

    @Column(name = "requested_at", updatable = false)
    Instant requestedAt;

    @Column(name = "requested_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor requestedBy;

    @Column(name = "review_id")
    UUID reviewId;

    Instant deadline;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String explanation;

    @Convert(converter = JsonConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    JsonNode conditions;

    @Column(name = "concluded_at")
    Instant concludedAt;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;

    /** Which request of which candidacy. */
    @Embeddable
    record Key(@Column(name = "candidacy_id") UUID candidacyId, int number) implements Serializable {}
}
