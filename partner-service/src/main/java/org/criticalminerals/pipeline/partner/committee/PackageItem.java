package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A review within a package. */
@Entity
@Immutable
@Table(name = "package_item")
@IdClass(PackageItem.Key.class)
class PackageItem {

    /** Which review of which package. */
    record Key(UUID packageId, UUID reviewId) {}

    @Id
    @Column(name = "package_id")
    UUID packageId;

    @Id
    @Column(name = "review_id")
    UUID reviewId;

    int ordinal;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
