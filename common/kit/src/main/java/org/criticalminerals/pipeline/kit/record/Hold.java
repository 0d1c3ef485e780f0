package org.criticalminerals.pipeline.kit.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A legal hold: what it covers isn't forgotten. */
@Entity
@Table(name = "record_hold")
class Hold {

    @Id
    UUID id;

    @Column(updatable = false)
    String party;

    @Column(updatable = false)
    UUID project;

    @Column(name = "from_at", updatable = false)
    Instant fromAt;

    @Column(name = "until_at", updatable = false)
    Instant untilAt;

    @Column(updatable = false)
    String reason;

    @Column(name = "set_at", updatable = false)
    Instant setAt;

    @Column(name = "set_by", updatable = false)
    String setBy;

    @Column(name = "lifted_at")
    Instant liftedAt;

    @Column(name = "lifted_by")
    String liftedBy;

    @Column(name = "lift_reason")
    String liftReason;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;
}
