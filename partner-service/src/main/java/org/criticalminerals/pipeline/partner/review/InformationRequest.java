package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A party's question in a review, one in a round, and its answer. While it waits the clock stands. */
@Entity
@DynamicUpdate
@Table(name = "information_request")
@IdClass(InformationRequest.Key.class)
class InformationRequest {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    String party;

    String question;

    @Column(name = "asked_at")
    Instant askedAt;

    /** When the clock runs on at the latest. */
    @Column(name = "runs_on_at")
    Instant runsOnAt;

    /** Since when it stops the clock no more; null while it does. */
    @Column(name = "ended_at")
    Instant endedAt;

    /** Since when the party asks no more, as it took another position; null while it does. */
    @Column(name = "replaced_at")
    Instant replacedAt;

    String answer;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "answering_party")
    String answeringParty;

    @Column(name = "answering_agency")
    String answeringAgency;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the review and the party. */
    record Key(UUID reviewId, String party) implements Serializable {}

    boolean isAnswered() {
        return answeredAt != null;
    }

    boolean stopsTheClock() {
        return endedAt == null;
    }

    void replace(Instant now) {
        if (replacedAt == null) {
            replacedAt = now;
        }
        end(now);
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }
}
