package org.criticalminerals.pipeline.project.discussion;

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
import org.criticalminerals.pipeline.events.ThreadKind;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.dossier.MarkingConverter;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;

/** A thread of a project's discussion. Who reads it is worked out by the database from what it is marked for. */
@Entity
@Table(name = "discussion_thread")
class ThreadRow {

    @Id
    UUID id;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false, columnDefinition = "text")
    ThreadKind kind;

    @Column(updatable = false)
    String section;

    @Column(updatable = false)
    String title;

    @Column(name = "asked_party", updatable = false)
    String askedParty;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    ThreadState state;

    UUID accepted;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "ended_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor endedBy;

    @Convert(converter = MarkingConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    StoredMarking marking;

    @Column(name = "marked_for")
    String[] markedFor;

    @Column(name = "marking_reason")
    String markingReason;

    @Column(name = "marked_at")
    Instant markedAt;

    @Column(name = "marked_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor markedBy;

    int version;

    int comments;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "started_at", updatable = false)
    Instant startedAt;

    @Column(name = "started_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor startedBy;

    /** The party that began it. */
    @Column(updatable = false)
    String owner;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;
}
