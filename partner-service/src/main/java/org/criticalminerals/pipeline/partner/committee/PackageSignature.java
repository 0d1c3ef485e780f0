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

/**
 * That a party has signed a package, and what it took out. What it decided stands in its positions alone, so that a rule
 * that seals them seals this as well.
 */
@Entity
@Immutable
@Table(name = "package_signature")
@IdClass(PackageSignature.Key.class)
class PackageSignature {

    /** Which party's signature of which package. */
    record Key(UUID packageId, String party) {}

    /**
     * A review that a party took out of the package: it takes no position on it by this act.
     *
     * @param reviewId the review
     * @param reasons why
     */
    public record TakenOut(UUID reviewId, String reasons) {}

    @Id
    @Column(name = "package_id")
    UUID packageId;

    @Id
    String party;

    String agency;

    @Column(name = "taken_out")
    @JdbcTypeCode(SqlTypes.JSON)
    List<TakenOut> takenOut;

    @Column(name = "signed_at")
    Instant signedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
