package org.criticalminerals.pipeline.partner.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The law by which a party answers, as it was loaded last; cases keep the terms that they were given. */
@Entity
@Table(name = "access_law")
class AccessLawRow {

    @Id
    String party;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    AccessLaw definition;

    @Column(name = "loaded_at")
    Instant loadedAt;
}
