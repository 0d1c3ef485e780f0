package org.criticalminerals.pipeline.partner.recusal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A party that nobody can act for on a review: the consequence of recusals, without their reasons. */
@Entity
@Table(name = "party_without_voice")
@IdClass(PartyWithoutVoice.Key.class)
class PartyWithoutVoice {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    String party;

    Instant since;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the review and the party. */
    record Key(UUID reviewId, String party) implements Serializable {}
}
