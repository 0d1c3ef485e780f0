package org.criticalminerals.pipeline.partner.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of a party. */
@Entity
@Table(name = "party")
class PartyRow {

    @Id
    String code;

    int version;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    PartyDefinition definition;

    @Column(name = "loaded_at")
    Instant loadedAt;
}
