package org.criticalminerals.pipeline.project.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A status that a programme gave a project outside this system. */
@Entity
@Immutable
@Table(name = "designation")
class DesignationRow {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String programme;

    String authority;

    @Column(name = "designated_on")
    String designatedOn;

    String source;
}
