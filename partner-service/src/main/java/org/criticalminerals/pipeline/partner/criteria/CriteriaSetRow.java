package org.criticalminerals.pipeline.partner.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a criteria set, never changed. */
@Entity
@Immutable
@Table(name = "criteria_set")
@IdClass(CriteriaSetRow.Key.class)
class CriteriaSetRow {

    @Id
    String code;

    @Id
    int version;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    CriteriaSet definition;

    @Column(name = "loaded_at")
    Instant loadedAt;

    /** Its key: the code and the version. */
    record Key(String code, int version) implements Serializable {}
}
