package org.criticalminerals.pipeline.project.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.JsonConverter;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** One thing that happened to a project. */
@Entity
@Immutable
@Table(name = "history_entry")
class HistoryEntry {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    Instant at;

    String type;

    String agreement;

    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor by;

    @Convert(converter = JsonConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    JsonNode data;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
