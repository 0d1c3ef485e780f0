package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The act by which a package was signed, as it was sent and by whom: seen by that party only, and so a row of its own. */
@Entity
@Immutable
@Table(name = "package_act")
@IdClass(PackageSignature.Key.class)
class PackageAct {

    @Id
    @Column(name = "package_id")
    UUID packageId;

    @Id
    String party;

    String subject;

    String name;

    @JdbcTypeCode(SqlTypes.JSON)
    PackageRequests.NewSignature act;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
