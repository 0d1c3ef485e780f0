package org.criticalminerals.pipeline.partner.clearance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;

/** What an agency is asked to clear for its party; asked again, the latest question counts. */
@Entity
@IdClass(Clearance.Key.class)
@DynamicUpdate
class Clearance {

    /** What tells it apart in lists that hold other things too; it is found by review, party and agency. */
    UUID id;

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    @Id
    String party;

    @Id
    String agency;

    String lead;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_type")
    SubjectType type;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_name")
    String projectName;

    String agreement;

    String gate;

    boolean mandatory;

    String question;

    /** The draft that was put to the agency; null where there was none yet. */
    @Column(name = "draft_version")
    Integer draftVersion;

    /** Who asked; null where the agreement asks by itself. */
    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_by_name")
    String requestedByName;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "due_at")
    Instant dueAt;

    /** When the timer has to remind of it next; null once it has done so for the last time. */
    @Column(name = "remind_at")
    Instant remindAt;

    /** Whether the latest question has its answer. */
    boolean answered;

    String assignee;

    @Column(name = "assignee_name")
    String assigneeName;

    @Column(name = "assignment_note")
    String assignmentNote;

    boolean open;

    @Column(name = "releasable_to")
    String[] releasableTo;

    static Clearance of(Preparation preparation, String agency) {
        Clearance clearance = new Clearance();
        clearance.id = Ids.next();
        clearance.reviewId = preparation.reviewId;
        clearance.party = preparation.party;
        clearance.agency = agency;
        clearance.lead = preparation.lead;
        clearance.type = preparation.type;
        clearance.projectId = preparation.projectId;
        clearance.projectName = preparation.projectName;
        clearance.agreement = preparation.agreement;
        clearance.gate = preparation.gate;
        clearance.mandatory = List.of(preparation.mandatory).contains(agency);
        clearance.open = true;
        clearance.releasableTo = preparation.releasableTo;
        return clearance;
    }

    void assign(String subject, String name, String note) {
        assignee = subject;
        assigneeName = name;
        assignmentNote = note;
    }

    /** Its key: the review, the party and the agency. */
    record Key(UUID reviewId, String party, String agency) implements Serializable {}
}
