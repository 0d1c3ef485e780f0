package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That somebody had the parties reminded on which a review waits. */
@Entity
@Immutable
@Table(name = "review_reminder")
class Reminder {

    @Id
    UUID id;

    @Column(name = "review_id")
    UUID reviewId;

    /** The parties on which the review waited. */
    String[] parties;

    @Column(name = "reminded_at")
    Instant remindedAt;

    @Column(name = "by_party")
    String byParty;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
