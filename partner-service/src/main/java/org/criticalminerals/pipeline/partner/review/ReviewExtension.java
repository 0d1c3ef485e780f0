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

/** A proposal of one party to give all of them more time; it holds once every deciding party has consented. */
@Entity
@DynamicUpdate
@Table(name = "review_extension")
@IdClass(ReviewExtension.Key.class)
class ReviewExtension {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    int number;

    String party;

    @Column(name = "working_days")
    int workingDays;

    String reasons;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "agreed_at")
    Instant agreedAt;

    /** The deadline that it set; null while consents are missing. */
    Instant deadline;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the review and its number in it. */
    record Key(UUID reviewId, int number) implements Serializable {}
}
