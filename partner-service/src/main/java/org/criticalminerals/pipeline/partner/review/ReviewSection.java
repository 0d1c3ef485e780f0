package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.hibernate.annotations.Immutable;

/**
 * The seal of a section of the dossier that a review is about. A hash tells what little content it may be of, and that
 * there is any: so each is a row for those alone who may see the section.
 */
@Entity
@Immutable
@Table(name = "review_section")
class ReviewSection {

    @EmbeddedId
    Key key;

    int version;

    String hash;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Which section of which review. */
    @Embeddable
    record Key(@Column(name = "review_id") UUID reviewId, String section) implements Serializable {}

    static ReviewSection of(UUID review, SectionSeal seal) {
        ReviewSection row = new ReviewSection();
        row.key = new Key(review, seal.section().path());
        row.version = seal.version();
        row.hash = seal.hash();
        row.releasableTo = seal.releasableTo().stream().sorted().toArray(String[]::new);
        return row;
    }

    SectionSeal seal() {
        return new SectionSeal(Section.of(key.section()).orElseThrow(), version, hash, Set.of(releasableTo));
    }
}
