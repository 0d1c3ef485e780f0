package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** Something that a meeting asked an agency to do by a day. */
@Entity
@DynamicUpdate
@Table(name = "action_item")
class ActionItem {

    @Id
    UUID id;

    @Column(name = "meeting_id")
    UUID meetingId;

    /** The point of the agenda that it came from; null where none is named. */
    @Column(name = "point_id")
    UUID pointId;

    String text;

    String party;

    String agency;

    @Column(name = "due_on")
    LocalDate dueOn;

    /** The meeting's agreement. */
    String agreement;

    @Column(name = "set_at")
    Instant setAt;

    /** The first instant at which that day is over where the meeting's clock hangs. */
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "overdue_told_at")
    Instant overdueToldAt;

    @Column(name = "done_at")
    Instant doneAt;

    @Column(name = "done_note")
    String doneNote;

    @Column(name = "releasable_to")
    String[] releasableTo;

    boolean isDone() {
        return doneAt != null;
    }

    boolean isToBeTold() {
        return !isDone() && overdueToldAt == null;
    }
}
