package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who signed a position: seen by that party only, and so a row of its own. */
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

    @Column(name = "releasable_to")
    String[] releasableTo;
}
