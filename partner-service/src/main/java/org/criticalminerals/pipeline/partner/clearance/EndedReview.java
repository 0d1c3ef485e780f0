package org.criticalminerals.pipeline.partner.clearance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A review that ended and whose preparations are still to be closed. Whoever ends it sees only the own party's, so this
 * mark tells the worker of all of them.
 */
@Entity
@Table(name = "ended_review")
class EndedReview {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
