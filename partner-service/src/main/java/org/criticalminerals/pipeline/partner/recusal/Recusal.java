package org.criticalminerals.pipeline.partner.recusal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** Somebody keeps out of a review or a project, or a party can't act on a review (DOMAIN.md, "Recusal"). */
@Entity
@DynamicUpdate
class Recusal {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    RecusalScope scope;

    /** The review on which it was recorded, also where it reaches over the whole project. */
    @Column(name = "review_id")
    UUID reviewId;

    @Column(name = "project_id")
    UUID projectId;

    String party;

    String agency;

    /** Who keeps out; null where the party itself can't act. */
    String official;

    @Column(name = "official_name")
    String officialName;

    String reason;

    String substitute;

    @Column(name = "substitute_name")
    String substituteName;

    @Column(name = "recorded_by")
    String recordedBy;

    @Column(name = "recorded_by_name")
    String recordedByName;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    String withdrawnBy;

    @Column(name = "withdrawn_by_name")
    String withdrawnByName;

    @Column(name = "withdrawal_note")
    String withdrawalNote;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
