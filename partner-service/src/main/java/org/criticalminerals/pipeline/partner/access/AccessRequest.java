package org.criticalminerals.pipeline.partner.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.access.AccessRules.Decision;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A request for access to documents, as a case of the party that answers it; whoever moves it on has locked its row. */
@Entity
@Table(name = "access_request")
@DynamicUpdate
class AccessRequest {

    @Id
    UUID id;

    String party;

    String agency;

    /** The law's code, title and citation as the case was entered. */
    String law;

    @Column(name = "law_title")
    String lawTitle;

    @Column(name = "law_citation")
    String lawCitation;

    /** The party's own file number; null without one. */
    String reference;

    /** The name that stands for who asks. */
    String requester;

    String subject;

    /** What is put to the originators; null where nobody is consulted. */
    String question;

    @JdbcTypeCode(SqlTypes.JSON)
    Scope scope;

    @Column(name = "received_on")
    LocalDate receivedOn;

    @Column(name = "due_at")
    Instant dueAt;

    @Enumerated(EnumType.STRING)
    Status status;

    int revision;

    @Column(name = "entered_at")
    Instant enteredAt;

    @Column(name = "extended_at")
    Instant extendedAt;

    @Column(name = "extension_reason")
    String extensionReason;

    @Enumerated(EnumType.STRING)
    Decision decision;

    String[] grounds;

    String reasons;

    /** What is released of each originator's information; null before the decision. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Release> releases;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_agency")
    String decidedAgency;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "closing_note")
    String closingNote;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Where a case stands. */
    public enum Status {
        /** It is to be decided. */
        OPEN,
        /** It is decided and to be answered. */
        DECIDED,
        /** It is answered. */
        ANSWERED,
        /** Who asked took it back. */
        WITHDRAWN
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }
}
