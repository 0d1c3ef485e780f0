package org.criticalminerals.pipeline.project.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;

/** What somebody wrote in a thread. It is never deleted; struck, it stays here and is shown no more. */
@Entity
@Table(name = "discussion_comment")
class CommentRow {

    @Id
    UUID id;

    @Column(name = "thread_id", updatable = false)
    UUID threadId;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    String text;

    @Column(updatable = false)
    @Convert(converter = MentionsConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    List<Actor> mentions;

    @Column(name = "written_at", updatable = false)
    Instant writtenAt;

    @Column(name = "written_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor writtenBy;

    @Column(updatable = false)
    String author;

    @Column(updatable = false)
    String party;

    @Column(name = "corrected_at")
    Instant correctedAt;

    @Column(name = "struck_at")
    Instant struckAt;

    @Column(name = "strike_reason")
    String strikeReason;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;
}
