package org.criticalminerals.pipeline.project.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That an official watches something. */
@Entity
@Immutable
@Table(name = "watch")
class WatchRow {

    @EmbeddedId
    Key key;

    @Column(name = "watched_at")
    Instant watchedAt;

    /** Who watches what. */
    @Embeddable
    record Key(String official, @Enumerated(EnumType.STRING) WatchKind kind, UUID subject) implements Serializable {}
}
