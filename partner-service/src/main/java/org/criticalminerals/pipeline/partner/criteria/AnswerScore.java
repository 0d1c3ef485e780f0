package org.criticalminerals.pipeline.partner.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How an agency rates what it answered, from 0 to 5: internal to that agency, and so a row of its own. */
@Entity
@Immutable
@Table(name = "criteria_score")
class AnswerScore {

    @Id
    @Column(name = "answer_id")
    UUID answerId;

    short score;

    @Column(name = "releasable_to")
    String[] releasableTo;
}
