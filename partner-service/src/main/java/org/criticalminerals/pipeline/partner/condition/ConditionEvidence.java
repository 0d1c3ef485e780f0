package org.criticalminerals.pipeline.partner.condition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What somebody submitted to show that a condition is fulfilled; never changed. */
@Entity
@Immutable
@Table(name = "condition_evidence")
class ConditionEvidence {

    @Id
    UUID id;

    @Column(name = "condition_id")
    UUID conditionId;

    String party;

    String agency;

    String evidence;

    String reference;

    String link;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    StoredMarking marking;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
