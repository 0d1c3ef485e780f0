package org.criticalminerals.pipeline.kit.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Something with an audience, to try the kit on. */
@Entity
class Note {

    @Id
    UUID id;

    String text;

    @Column(name = "releasable_to")
    String[] releasableTo;

    @Version
    long version;
}
