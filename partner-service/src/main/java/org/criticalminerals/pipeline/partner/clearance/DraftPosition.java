package org.criticalminerals.pipeline.partner.clearance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.partner.review.SignedCondition;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of the position that a party's lead drafts, never changed. */
@Entity
@Table(name = "draft_position")
@Immutable
class DraftPosition {

    @Id
    UUID id;

    @Column(name = "review_id")
    UUID reviewId;

    String party;

    int version;

    String agency;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Column(name = "is_final")
    boolean isFinal;

    String reasons;

    @JdbcTypeCode(SqlTypes.JSON)
    List<SignedCondition> conditions;

    @Column(name = "reserve_until")
    LocalDate reserveUntil;

    @Column(name = "written_by")
    String writtenBy;

    @Column(name = "written_by_name")
    String writtenByName;

    @Column(name = "written_at")
    Instant writtenAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
