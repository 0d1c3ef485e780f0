package org.criticalminerals.pipeline.project.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.JsonConverter;
import org.hibernate.annotations.ColumnTransformer;

/** An import with its progress. */
@Entity
@Table(name = "project_import")
class ImportRow {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    Status status;

    boolean atomic;

    int rows;

    int imported;

    int unchanged;

    int refused;

    /** Rows up to this line are done; a job that is taken up again goes on behind it. */
    @Column(name = "done_line")
    long doneLine;

    @Convert(converter = JsonConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    JsonNode errors;

    String reason;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "started_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor startedBy;

    String[] roles;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Where an import stands. */
    enum Status {
        RUNNING,
        DONE,
        FAILED
    }
}
