package org.criticalminerals.pipeline.project.watch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.project.storage.JsonConverter;
import org.hibernate.annotations.ColumnTransformer;

/** A search of the pipeline that an official keeps under a name. */
@Entity
@Table(name = "saved_search")
class SavedSearchRow {

    @Id
    UUID id;

    @Column(updatable = false)
    String official;

    String name;

    @Column(updatable = false)
    @Convert(converter = JsonConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    JsonNode filters;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /** When the official looked at what it finds the last time. */
    @Column(name = "looked_at")
    Instant lookedAt;
}
