package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who signed a position, and on which sections: seen by that party only, and so a row of its own. */
@Entity
@Immutable
class Signature {

    @Id
    @Column(name = "position_id")
    UUID positionId;

    String subject;

    String name;

    /** The signatory who delegated the signature; null where the official signed in their own right. */
    @Column(name = "on_behalf_of")
    String onBehalfOf;

    @Column(name = "on_behalf_of_name")
    String onBehalfOfName;

    /** The seals of the sections that the signatory could see. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<SectionSeal> sections;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
