package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A party on which an open review waits; gone once it has spoken or the review is over. */
@Entity
@Table(name = "pending_party")
@IdClass(PendingParty.Key.class)
class PendingParty {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    String party;

    /** Since when it waits for this party: since it opened, or since the party is awaited again. */
    Instant since;

    Instant deadline;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the review and the party. */
    record Key(UUID reviewId, String party) implements Serializable {}
}
