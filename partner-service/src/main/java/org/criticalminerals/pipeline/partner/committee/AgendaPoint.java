package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** One point of a meeting's agenda, and afterwards what was decided on it and what the minutes say. */
@Entity
@DynamicUpdate
@Table(name = "agenda_point")
class AgendaPoint {

    /** A points are agreed beforehand, B points are for debate. */
    enum Kind {
        A,
        B
    }

    @Id
    UUID id;

    @Column(name = "meeting_id")
    UUID meetingId;

    int ordinal;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String title;

    /** The agency that presents it; null where none is named. */
    String presenter;

    @Column(name = "review_id")
    UUID reviewId;

    @Column(name = "project_id")
    UUID projectId;

    String decision;

    String minutes;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
