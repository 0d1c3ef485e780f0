package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Open reviews of an agreement put together, so that each party may decide on them in one act. */
@Entity
@Immutable
@Table(name = "review_package")
class ReviewPackage {

    @Id
    UUID id;

    String agreement;

    String title;

    String note;

    /** The meeting that it is meant for; null without one. */
    @Column(name = "meeting_id")
    UUID meetingId;

    String[] parties;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> leads;

    /** The party that put it together. */
    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }
}
