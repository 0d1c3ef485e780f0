package org.criticalminerals.pipeline.partner.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of a party. */
@Entity
@DynamicUpdate
@Table(name = "party")
class PartyRow {

    @Id
    String code;

    int version;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    PartyDefinition definition;

    /** What the file of the reference data said when it was loaded last; null where none was. */
    @Column(name = "file_definition")
    @JdbcTypeCode(SqlTypes.JSON)
    PartyDefinition fileDefinition;

    @Column(name = "loaded_at")
    Instant loadedAt;
}
