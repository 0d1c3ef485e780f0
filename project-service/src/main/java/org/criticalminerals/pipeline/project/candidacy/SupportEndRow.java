package org.criticalminerals.pipeline.project.candidacy;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** That a party ended its own support of a selected project. */
@Entity
@Immutable
@Table(name = "support_end")
class SupportEndRow {

    @EmbeddedId
    Key key;

    String reasons;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "ended_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor endedBy;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Which party's support of which candidacy. */
    @Embeddable
    record Key(@Column(name = "candidacy_id") UUID candidacyId, String party) implements Serializable {}
}
