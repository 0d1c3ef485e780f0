package org.criticalminerals.pipeline.partner.condition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who did something to a condition: seen by that party only, and so a row of its own. */
@Entity
@Immutable
@Table(name = "condition_actor")
class ConditionActor {

    /** What was done. */
    enum Act {
        ASSIGNED,
        EVIDENCE_SUBMITTED,
        DISCHARGED,
        WAIVED,
        DUE_MOVED
    }

    @Id
    UUID id;

    @Column(name = "condition_id")
    UUID conditionId;

    @Enumerated(EnumType.STRING)
    Act act;

    String subject;

    String name;

    @Column(name = "acted_at")
    Instant actedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
