package org.criticalminerals.pipeline.partner.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of an agreement's version; never changed. */
@Entity
@Immutable
@Table(name = "agreement_version")
class AgreementVersionRow {

    @EmbeddedId
    Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    AgreementDefinition definition;

    String hash;

    @Enumerated(EnumType.STRING)
    VersionOrigin origin;

    String reason;

    @Column(name = "effective_from")
    Instant effectiveFrom;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    @JdbcTypeCode(SqlTypes.JSON)
    Actor recordedBy;

    @Column(name = "change_id")
    UUID changeId;

    AgreementVersion toVersion() {
        return new AgreementVersion(key.version(), effectiveFrom, origin, reason, recordedBy, changeId, definition);
    }

    /**
     * Which version of which agreement.
     *
     * @param agreement the agreement
     * @param version the version
     */
    @Embeddable
    record Key(String agreement, int version) {}
}
