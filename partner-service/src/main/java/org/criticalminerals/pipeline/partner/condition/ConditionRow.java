package org.criticalminerals.pipeline.partner.condition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.hibernate.annotations.DynamicUpdate;

/** A condition that a party tied to its approval (DOMAIN.md, "Conditions"); whoever changes it has locked its row. */
@Entity
@DynamicUpdate
@Table(name = "approval_condition")
class ConditionRow {

    @Id
    UUID id;

    /** The project; null where an agreement's change was approved. */
    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_name")
    String projectName;

    String agreement;

    @Column(name = "review_id")
    UUID reviewId;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_type")
    SubjectType subjectType;

    /** The gate that was approved; null where the question was another. */
    @Enumerated(EnumType.STRING)
    Gate gate;

    /** Its place among the review's conditions. */
    int place;

    String party;

    String text;

    @Column(name = "due_on")
    LocalDate dueOn;

    /** Where the due date ends: the agreement's zone as the condition was set. */
    ZoneId zone;

    /** The first instant at which the due date is over there; null without one. */
    @Column(name = "overdue_at")
    Instant overdueAt;

    /** The how many-th date of the condition this is, from 1. */
    @Column(name = "due_version")
    int dueVersion;

    /** Since when it is this one. */
    @Column(name = "due_set_at")
    Instant dueSetAt;

    /** When it was told that it is overdue; null where it wasn't. */
    @Column(name = "overdue_told_at")
    Instant overdueToldAt;

    String owner;

    @Enumerated(EnumType.STRING)
    ConditionStatus status;

    int revision;

    @Column(name = "set_at")
    Instant setAt;

    @Column(name = "ended_at")
    Instant endedAt;

    /** The agency that acted for the party as it ended. */
    @Column(name = "ended_by")
    String endedBy;

    @Column(name = "ended_reasons")
    String endedReasons;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Sets the day on which it is due, which counts to its end; null for none. That it is overdue is told anew. */
    void dueOn(LocalDate day, Instant now) {
        dueOn = day;
        dueVersion++;
        dueSetAt = now;
        overdueAt = day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
        overdueToldAt = null;
    }

    boolean isOpen() {
        return status == ConditionStatus.OPEN;
    }

    boolean isOverdue(Instant now) {
        return isOpen() && overdueAt != null && !now.isBefore(overdueAt);
    }

    void end(ConditionStatus how, String agency, String reasons, Instant now) {
        status = how;
        endedAt = now;
        endedBy = agency;
        endedReasons = reasons;
        revision++;
    }

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }
}
