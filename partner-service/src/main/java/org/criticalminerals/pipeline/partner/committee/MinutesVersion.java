package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of the minutes as it was circulated; what was approved can always be read again. */
@Entity
@Immutable
@Table(name = "minutes_version")
@IdClass(MinutesVersion.Key.class)
class MinutesVersion {

    /** Which version of which meeting's minutes. */
    record Key(UUID meetingId, int version) {}

    /**
     * What the minutes say about a point.
     *
     * @param ordinal its place on the agenda
     * @param kind A or B
     * @param title the point
     * @param decision what was decided; null where nothing was
     * @param text what was said; null where nothing is written
     */
    record Point(int ordinal, AgendaPoint.Kind kind, String title, String decision, String text) {}

    @Id
    @Column(name = "meeting_id")
    UUID meetingId;

    @Id
    int version;

    @Column(name = "circulated_at")
    Instant circulatedAt;

    Instant deadline;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Point> points;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
