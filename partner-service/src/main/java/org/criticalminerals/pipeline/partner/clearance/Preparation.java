package org.criticalminerals.pipeline.partner.clearance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.SubjectType;
import org.hibernate.annotations.DynamicUpdate;

/**
 * How one party prepares its position on one review; known to that party alone. Whoever changes something in it has locked
 * its row.
 */
@Entity
@IdClass(Preparation.Key.class)
@DynamicUpdate
class Preparation {

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    String party;

    /** Grows with everything that happens in it; the order of its events. */
    int revision;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_type")
    SubjectType type;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_name")
    String projectName;

    String agreement;

    String gate;

    /** The agency that drafts, asks and signs. */
    String lead;

    /** The agencies that can be asked to clear. */
    String[] consulted;

    /** Those of them without whose answer the party can't sign. */
    String[] mandatory;

    /** The desk officer who has it in hand; null where the lead's desk as a whole has. */
    String assignee;

    @Column(name = "assignee_name")
    String assigneeName;

    @Column(name = "assignment_note")
    String assignmentNote;

    @Column(name = "assigned_at")
    Instant assignedAt;

    boolean open;

    @Column(name = "releasable_to")
    String[] releasableTo;

    void assign(String subject, String name, String note, Instant now) {
        assignee = subject;
        assigneeName = name;
        assignmentNote = note;
        assignedAt = now;
    }

    /** Its key: the review and the party. */
    record Key(UUID reviewId, String party) implements Serializable {}
}
