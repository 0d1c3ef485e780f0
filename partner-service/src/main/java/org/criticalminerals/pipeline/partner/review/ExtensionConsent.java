package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A party's consent to more time. */
@Entity
@Immutable
@Table(name = "extension_consent")
@IdClass(ExtensionConsent.Key.class)
class ExtensionConsent {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    int number;

    @Id
    String party;

    String agency;

    @Column(name = "consented_at")
    Instant consentedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the review, the proposal and the party. */
    record Key(UUID reviewId, int number, String party) implements Serializable {}
}
