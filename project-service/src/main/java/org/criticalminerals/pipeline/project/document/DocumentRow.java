package org.criticalminerals.pipeline.project.document;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.dossier.MarkingConverter;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.hibernate.annotations.ColumnTransformer;

/** A document of a project, without its file. */
@Entity
@Table(name = "document")
class DocumentRow {

    @Id
    UUID id;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Column(updatable = false)
    String owner;

    @Column(name = "section", updatable = false)
    String sectionName;

    String title;

    String description;

    @Convert(converter = MarkingConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    StoredMarking marking;

    @Column(name = "in_force")
    @Convert(converter = MarkingConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    StoredMarking inForce;

    int revision;

    int newest;

    String hash;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor createdBy;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor changedBy;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor withdrawnBy;

    @Column(name = "withdrawal_reason")
    String withdrawalReason;

    @Column(name = "releasable_to")
    String[] releasableTo;

    Optional<Section> section() {
        return Optional.ofNullable(sectionName).flatMap(Section::of);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    Set<String> audience() {
        return Arrays.set(releasableTo);
    }

    void changed(Actor by, Instant at) {
        revision++;
        changedBy = by;
        changedAt = at;
    }
}
