package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Somebody who was there, for an agency. */
@Entity
@Immutable
class Attendance {

    @Id
    UUID id;

    @Column(name = "meeting_id")
    UUID meetingId;

    String party;

    String agency;

    String name;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
