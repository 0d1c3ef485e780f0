package org.criticalminerals.pipeline.partner.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of an agreement. */
@Entity
@Table(name = "agreement")
class AgreementRow {

    @Id
    String code;

    int version;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    AgreementDefinition definition;

    @Column(name = "loaded_at")
    Instant loadedAt;

    Agreement toAgreement() {
        return new Agreement(version, definition);
    }
}
