package org.criticalminerals.pipeline.partner.party;

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
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change of a party or an agency; whoever moves it on has locked the party's or agency's row. */
@Entity
@Table(name = "party_change")
@DynamicUpdate
class PartyChange {

    @Id
    UUID id;

    /** Whom it is about, as {@code party:<code>} or {@code agency:<id>}. */
    String subject;

    String party;

    /** Null where the reference data changed. */
    @JdbcTypeCode(SqlTypes.JSON)
    Act act;

    @Column(name = "effective_from")
    LocalDate effectiveFrom;

    String reason;

    @Enumerated(EnumType.STRING)
    PartyChangeState state;

    @JdbcTypeCode(SqlTypes.JSON)
    Effects effects;

    /** The version that it made. */
    Integer version;

    /** Why it ended otherwise. */
    String explanation;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    @JdbcTypeCode(SqlTypes.JSON)
    Actor recordedBy;

    @Column(name = "ended_at")
    Instant endedAt;

    /**
     * What is done: one of the two.
     *
     * @param party to a party; null where it is an agency's
     * @param agency to an agency; null where it is a party's
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Act(PartyAct party, AgencyAct agency) {}

    /**
     * What reads otherwise; a value of its own, as a bare list wouldn't keep the types of its elements.
     *
     * @param list field by field
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Effects(List<FieldChange> list) {}

    static String ofParty(String code) {
        return "party:" + code;
    }

    static String ofAgency(String id) {
        return "agency:" + id;
    }

    /** The code or id of its subject. */
    String subjectId() {
        return subject.substring(subject.indexOf(':') + 1);
    }

    void takeEffect(int made, List<FieldChange> changes, Instant now) {
        state = PartyChangeState.IN_EFFECT;
        version = made;
        effects = new Effects(changes);
        endedAt = now;
    }

    void end(PartyChangeState to, String why, Instant now) {
        state = to;
        explanation = why;
        endedAt = now;
    }
}
