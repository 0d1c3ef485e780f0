package org.criticalminerals.pipeline.partner.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;
import org.hibernate.annotations.Immutable;

/** What a consulted originator says; never changed, the latest counts. Who said it stands in that party's record. */
@Entity
@Immutable
@Table(name = "access_answer")
class AccessAnswer {

    @Id
    UUID id;

    @Column(name = "consultation_id")
    UUID consultationId;

    String party;

    String agency;

    int version;

    @Enumerated(EnumType.STRING)
    Answer answer;

    /** What has to be left out; null unless it is released with redactions. */
    String redactions;

    /** On what it is refused, or left out; null where all is released. */
    String ground;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
