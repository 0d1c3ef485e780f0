package org.criticalminerals.pipeline.partner.clock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockSubject;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.BaseEvent;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A clock of an agreement, or of a project selected under it; whoever changes it has locked its row. */
@Entity
@Table(name = "agreement_clock")
@DynamicUpdate
class AgreementClock {

    @Id
    UUID id;

    String agreement;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "base_event")
    BaseEvent baseEvent;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_name")
    String projectName;

    @Enumerated(EnumType.STRING)
    ClockStatus status;

    int revision;

    @Column(name = "base_on")
    LocalDate baseOn;

    String length;

    @Column(name = "fulfilled_by")
    String fulfilledBy;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "due_at")
    Instant dueAt;

    /** Since when it is due then. */
    @Column(name = "set_at")
    Instant setAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Instant> reminders;

    /** When the timer has to look at it next; null where it hasn't. */
    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "expired_at")
    Instant expiredAt;

    @Column(name = "fulfilled_on")
    LocalDate fulfilledOn;

    String evidence;

    @Column(name = "fulfilled_at")
    Instant fulfilledAt;

    @Column(name = "fulfilled_agency")
    String fulfilledAgency;

    @Column(name = "releasable_to")
    String[] releasableTo;

    boolean isOver() {
        return status == ClockStatus.FULFILLED || status == ClockStatus.CANCELLED;
    }

    ClockSubject subject() {
        return new ClockSubject(id, name, projectId, projectName, fulfilledBy);
    }

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }

    /** Sets it by what the agreement says; whether that differs from what it was set by. */
    boolean set(ClockDefinition definition, LocalDate base, CutOff cutOff, Instant now) {
        LocalDate day = ClockDue.dueOn(base, definition.length());
        Instant end = ClockDue.dueAt(day, cutOff);
        List<Instant> told = ClockDue.reminders(day, definition, cutOff);
        if (end.equals(dueAt)
                && told.equals(reminders)
                && definition.fulfilledBy().equals(fulfilledBy)) {
            return false;
        }
        baseOn = base;
        baseEvent = definition.baseEvent();
        length = definition.length();
        fulfilledBy = definition.fulfilledBy();
        dueOn = day;
        dueAt = end;
        reminders = told;
        setAt = now;
        status = ClockStatus.RUNNING;
        expiredAt = null;
        // What would have been reminded of before anybody could set it isn't any more.
        nextAt = ClockDue.nextAt(told, end, now);
        revision++;
        return true;
    }

    void cancel() {
        status = ClockStatus.CANCELLED;
        nextAt = null;
        revision++;
    }
}
