package org.criticalminerals.pipeline.partner.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An originator is asked what of its information may be released. All that it reads of the case stands here; the party
 * that asks writes it, the answer is a row of the party that is asked.
 */
@Entity
@Table(name = "access_consultation")
@DynamicUpdate
class AccessConsultation {

    @Id
    UUID id;

    @Column(name = "request_id")
    UUID requestId;

    /** The originator. */
    String party;

    @Column(name = "asking_party")
    String askingParty;

    @Column(name = "asking_agency")
    String askingAgency;

    @Column(name = "law_title")
    String lawTitle;

    @Column(name = "law_citation")
    String lawCitation;

    String question;

    /** What of the case's scope is released to the originator. */
    @JdbcTypeCode(SqlTypes.JSON)
    Scope scope;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "due_at")
    Instant dueAt;

    /** When the timer has to remind of it next; null once it has done so for the last time. */
    @Column(name = "remind_at")
    Instant remindAt;

    int revision;

    /** When the case was decided or taken back; null before. */
    @Column(name = "ended_at")
    Instant endedAt;

    /** What is released of the originator's information; null before the decision, or where the case was taken back. */
    @Enumerated(EnumType.STRING)
    Release released;

    @Column(name = "releasable_to")
    String[] releasableTo;

    boolean isOpen() {
        return endedAt == null;
    }

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }
}
