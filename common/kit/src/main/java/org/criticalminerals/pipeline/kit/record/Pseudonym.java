package org.criticalminerals.pipeline.kit.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person whom the record is to forget, and the name that stands for them from then on. */
@Entity
@Table(name = "record_pseudonym")
class Pseudonym {

    @Id
    UUID id;

    @Column(updatable = false)
    String party;

    /** The identity provider's identifier, until it is forgotten too. */
    String subject;

    @Column(updatable = false)
    String pseudonym;

    @Column(updatable = false)
    String reason;

    @Column(name = "asked_at", updatable = false)
    Instant askedAt;

    @Column(name = "asked_by", updatable = false)
    String askedBy;

    @Column(name = "done_at")
    Instant doneAt;

    int leaves;

    @Column(name = "releasable_to", updatable = false)
    String[] releasableTo;
}
