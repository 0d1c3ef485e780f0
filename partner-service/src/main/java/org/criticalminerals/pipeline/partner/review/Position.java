package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.partner.review.rules.Standing;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A party's position on a review: one version of it, never changed. It records the dossier version; its
 * signature holds the hashes of the sections that the party could see (ARCHITECTURE.md, "Frozen dossier").
 */
@Entity
@Immutable
class Position {

    @Id
    UUID id;

    @Column(name = "review_id")
    UUID reviewId;

    String party;

    int version;

    String agency;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Column(name = "is_final")
    boolean isFinal;

    String reasons;

    /** The last day on which a reserve holds; null for any other position. */
    @Column(name = "reserve_until")
    LocalDate reserveUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    List<SignedCondition> conditions;

    @Column(name = "dossier_version")
    Integer dossierVersion;

    @Column(name = "dossier_hash")
    String dossierHash;

    @Column(name = "taken_at")
    Instant takenAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Whether it asked for information and has its answer; kept with the question, and filled in on reading. */
    @Transient
    boolean answered;

    /** Where this puts its party. Once its question is answered it stands like one that has said nothing. */
    Standing standing() {
        return switch (decision) {
            case APPROVE -> new Standing.Approves(true, false);
            case APPROVE_WITH_CONDITIONS -> new Standing.Approves(true, true);
            case RESERVE -> new Standing.Reserves();
            case REQUEST_INFORMATION -> answered ? new Standing.Silent() : new Standing.Asks();
            case OBJECT -> new Standing.Objects(isFinal);
            case ABSTAIN -> new Standing.Abstains(true);
        };
    }

    PartyReasons toReasons() {
        return new PartyReasons(party, decision, reasons);
    }

    List<Condition> toConditions() {
        return conditions.stream()
                .map(condition -> new Condition(party, condition.text(), condition.dueOn()))
                .toList();
    }
}
