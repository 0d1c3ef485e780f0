package org.criticalminerals.pipeline.partner.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who answered: seen by that party only, and so a row of its own. */
@Entity
@Immutable
@Table(name = "criteria_author")
class AnswerAuthor {

    @Id
    @Column(name = "answer_id")
    UUID answerId;

    String subject;

    String name;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
