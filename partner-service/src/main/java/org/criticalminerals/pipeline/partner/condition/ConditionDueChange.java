package org.criticalminerals.pipeline.partner.condition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That the party which set a condition moved its due date, and why; never changed. */
@Entity
@Immutable
@IdClass(ConditionDueChange.Key.class)
@Table(name = "condition_due_change")
class ConditionDueChange {

    @Id
    @Column(name = "condition_id")
    UUID conditionId;

    /** The how many-th change of this condition's date, from 1. */
    @Id
    int change;

    /** The date before; null where none was set. */
    @Column(name = "due_before")
    LocalDate dueBefore;

    @Column(name = "due_on")
    LocalDate dueOn;

    String reasons;

    /** The agency that acted for the party. */
    String agency;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the condition and the number of the change. */
    record Key(UUID conditionId, int change) implements Serializable {}
}
