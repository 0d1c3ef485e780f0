package org.criticalminerals.pipeline.partner.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of an agency. */
@Entity
@DynamicUpdate
@Table(name = "agency")
class AgencyRow {

    @Id
    String id;

    int version;

    String hash;

    String party;

    @JdbcTypeCode(SqlTypes.JSON)
    AgencyDefinition definition;

    /** The name by which the others were told of it. */
    @Column(name = "told_name")
    String toldName;

    /** What the file of the reference data said when it was loaded last; null where none was. */
    @Column(name = "file_definition")
    @JdbcTypeCode(SqlTypes.JSON)
    AgencyDefinition fileDefinition;

    @Column(name = "loaded_at")
    Instant loadedAt;
}
