package org.criticalminerals.pipeline.partner.criteria;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness;
import org.hibernate.annotations.DynamicUpdate;

/** A party's answer on an item: one version of it. Its words never change; it is the party's own until it is released. */
@Entity
@DynamicUpdate
@Table(name = "criteria_answer")
class Answer {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String agreement;

    @Column(name = "criteria_set")
    String criteriaSet;

    /** The version of the set that was answered. */
    @Column(name = "set_version")
    int setVersion;

    String item;

    /** SHA-256 over the item's words as they were answered. */
    @Column(name = "item_hash")
    String itemHash;

    String party;

    int version;

    String agency;

    @Enumerated(EnumType.STRING)
    CriterionAnswer answer;

    String evidence;

    String reference;

    String link;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    LocalDate validUntil;

    @Column(name = "answered_at")
    Instant answeredAt;

    boolean released;

    @Column(name = "releasable_to")
    String[] releasableTo;

    Completeness.Given toGiven() {
        return new Completeness.Given(item, version, itemHash, validFrom, validUntil, released);
    }
}
