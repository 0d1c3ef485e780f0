package org.criticalminerals.pipeline.project.dossier;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A dossier version with the hash over its sections. */
@Entity
@Immutable
@Table(name = "dossier_version")
class VersionRow {

    @EmbeddedId
    Key key;

    String hash;

    @Column(name = "created_at")
    Instant createdAt;

    /** Which version of which project's dossier. */
    @Embeddable
    record Key(@Column(name = "project_id") UUID projectId, int version) implements Serializable {}
}
