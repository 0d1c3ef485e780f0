package org.criticalminerals.pipeline.project.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;

/** Technical data in a section that is, or was, under export control. */
@Entity
@Table(name = "export_control")
class ExportControlRow {

    @Id
    UUID id;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Column(updatable = false)
    String owner;

    @Column(updatable = false)
    String section;

    @Column(updatable = false)
    String regime;

    @Column(updatable = false)
    String reason;

    @Column(name = "set_at", updatable = false)
    Instant setAt;

    @Column(name = "set_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor setBy;

    @Column(name = "lift_reason")
    String liftReason;

    @Column(name = "lifted_at")
    Instant liftedAt;

    @Column(name = "lifted_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor liftedBy;

    ExportControl value() {
        return new ExportControl(Section.of(section).orElseThrow(), regime, reason, setAt, setBy);
    }
}
