package org.criticalminerals.pipeline.partner.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Open work that went from one official to another, or back to the desk; never changed. */
@Entity
@Immutable
class Handover {

    @Id
    UUID id;

    String party;

    String agency;

    @Column(name = "from_official")
    String from;

    @Column(name = "from_name")
    String fromName;

    /** Null where it went back to the desk. */
    @Column(name = "to_official")
    String to;

    @Column(name = "to_name")
    String toName;

    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    OpenWork moved;

    /** Null where the official left and nobody handed over. */
    @Column(name = "recorded_by")
    String recordedBy;

    @Column(name = "recorded_by_name")
    String recordedByName;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
