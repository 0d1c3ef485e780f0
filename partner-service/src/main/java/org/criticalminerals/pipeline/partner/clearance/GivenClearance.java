package org.criticalminerals.pipeline.partner.clearance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ClearanceAnswer;
import org.hibernate.annotations.Immutable;

/** A version of an agency's answer, never changed; it records the draft that it is about. */
@Entity
@Table(name = "clearance_answer")
@Immutable
class GivenClearance {

    @Id
    UUID id;

    @Column(name = "review_id")
    UUID reviewId;

    String party;

    String agency;

    int version;

    @Enumerated(EnumType.STRING)
    ClearanceAnswer answer;

    String comment;

    @Column(name = "draft_version")
    Integer draftVersion;

    @Column(name = "answered_by")
    String answeredBy;

    @Column(name = "answered_by_name")
    String answeredByName;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
