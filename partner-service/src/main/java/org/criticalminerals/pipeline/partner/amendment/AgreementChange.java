package org.criticalminerals.pipeline.partner.amendment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct;
import org.criticalminerals.pipeline.partner.agreement.Procedure;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change of an agreement from its proposal on; whoever moves it on has locked its row. */
@Entity
@Table(name = "agreement_change")
@DynamicUpdate
class AgreementChange {

    @Id
    UUID id;

    String agreement;

    /** Counts the changes of an agreement. */
    int number;

    @Enumerated(EnumType.STRING)
    ChangeState state;

    int revision;

    @Enumerated(EnumType.STRING)
    Procedure procedure;

    @JdbcTypeCode(SqlTypes.JSON)
    Acts acts;

    /** The version on which its effect was shown; 0 for a new agreement. */
    @Column(name = "base_version")
    int baseVersion;

    @Column(name = "effective_from")
    LocalDate effectiveFrom;

    String reason;

    /** What will hold, in sentences, as it was proposed. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> effects;

    /** The agency whose signatory consents, by party. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> leads;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "proposed_by")
    @JdbcTypeCode(SqlTypes.JSON)
    Actor proposedBy;

    /** When it takes effect, once it is agreed. */
    @Column(name = "due_at")
    Instant dueAt;

    /** The review in which the parties decide; null where they consent, or until it opens. */
    @Column(name = "review_id")
    UUID reviewId;

    /** The version that it made. */
    Integer version;

    /** Why it ended as it did. */
    String explanation;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /**
     * What is done, in order; a value of its own, since a bare list wouldn't keep the types of its elements.
     *
     * @param list the acts
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Acts(List<AgreementAct> list) {}

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }

    void move(ChangeState to) {
        if (!state.next().contains(to)) {
            throw new IllegalStateException("Change " + id + " is " + state + " and can't become " + to);
        }
        state = to;
        revision++;
    }

    void agree(Instant due) {
        move(ChangeState.AGREED);
        dueAt = due;
    }

    void end(ChangeState to, String why, Instant now) {
        move(to);
        explanation = why;
        endedAt = now;
        dueAt = null;
    }
}
