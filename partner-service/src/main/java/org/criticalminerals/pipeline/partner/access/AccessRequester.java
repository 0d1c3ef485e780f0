package org.criticalminerals.pipeline.partner.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who asks, for the agency alone that answers; everybody else reads a pseudonym. */
@Entity
@Immutable
@Table(name = "access_requester")
class AccessRequester {

    @Id
    @Column(name = "request_id")
    UUID requestId;

    String name;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
