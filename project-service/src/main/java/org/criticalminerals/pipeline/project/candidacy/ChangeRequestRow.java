package org.criticalminerals.pipeline.project.candidacy;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/** A party's request that the parties review a change, with the promoter's notice and reply. */
@Entity
@DynamicUpdate
@Table(name = "change_request")
class ChangeRequestRow {

    @EmbeddedId
    Key key;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    SubjectType type;

    @Enumerated(EnumType.STRING)
    ChangeRequestState state;

    @Column(name = "requesting_party", updatable = false)
    String requestingParty;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ChangeCause cause;

    @Column(updatable = false)
    String reasons;

    @Column(name = "notice_sent_on", updatable = false)
    LocalDate noticeSentOn;

    @Column(name = "notice_reference", updatable = false)
    String noticeReference;

    @Column(name = "reply_until", updatable = false)
    Instant replyUntil;

    @Column(name = "requested_at", updatable = false)
    Instant requestedAt;

    @Column(name = "requested_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor requestedBy;

    @Column(name = "reply_received_on")
    LocalDate replyReceivedOn;

    @Column(name = "reply_text")
    String replyText;

    @Column(name = "reply_reference")
    String replyReference;

    @Column(name = "reply_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor replyBy;

    @Column(name = "withdrawal_reasons")
    String withdrawalReasons;

    @Column(name = "withdrawal_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor withdrawalBy;

    /** When the timer asks for the review; null once that is done or no longer wanted. */
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "dossier_version")
    Integer dossierVersion;

    @Column(name = "dossier_hash")
    String dossierHash;

    @Column(name = "review_asked_at")
    Instant reviewAskedAt;

    @Column(name = "review_id")
    UUID reviewId;

    Instant deadline;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String explanation;

    @Column(name = "concluded_at")
    Instant concludedAt;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;

    /** Which request of which candidacy. */
    @Embeddable
    record Key(@Column(name = "candidacy_id") UUID candidacyId, int number) implements Serializable {}
}
