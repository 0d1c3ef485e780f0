package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a party says to a version of the minutes: it approves, or it objects with reasons. */
@Entity
@Immutable
@Table(name = "minutes_answer")
@IdClass(MinutesAnswer.Key.class)
class MinutesAnswer {

    /** Which party on which version. */
    record Key(UUID meetingId, int version, String party) {}

    @Id
    @Column(name = "meeting_id")
    UUID meetingId;

    @Id
    int version;

    @Id
    String party;

    String agency;

    boolean approves;

    String reasons;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
