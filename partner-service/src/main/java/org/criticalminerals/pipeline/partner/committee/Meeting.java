package org.criticalminerals.pipeline.partner.committee;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A meeting of an agreement's joint committee (DOMAIN.md, "Joint committee"). It keeps the parties and leads that the
 * agreement had when it was planned; whoever changes anything about it has locked its row.
 */
@Entity
@DynamicUpdate
class Meeting {

    @Id
    UUID id;

    String agreement;

    /** Grows with every change to the meeting, its agenda or its minutes; its ETag, and the order of its events. */
    int version;

    String title;

    @Column(name = "starts_at")
    Instant startsAt;

    ZoneId zone;

    @Enumerated(EnumType.STRING)
    MeetingForm form;

    String place;

    @Column(name = "chairing_party")
    String chairingParty;

    String[] parties;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> leads;

    @Column(name = "minutes_working_days")
    int minutesWorkingDays;

    @Enumerated(EnumType.STRING)
    private MeetingStatus status;

    @Column(name = "convened_at")
    private Instant convenedAt;

    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "minutes_version")
    private int minutesVersion;

    @Column(name = "circulated_at")
    private Instant circulatedAt;

    @Column(name = "minutes_deadline")
    private Instant minutesDeadline;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Column(name = "silent_parties")
    private String[] silentParties = {};

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "cancel_reasons")
    private String cancelReasons;

    /** When the timer has to look at it next; null while nothing is due. */
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Where it stands. */
    MeetingState state() {
        return switch (status) {
            case PLANNED -> new MeetingState.Planned();
            case CONVENED -> new MeetingState.Convened(convenedAt);
            case HELD -> new MeetingState.Held(heldAt, minutesVersion);
            case MINUTES_OUT -> new MeetingState.MinutesOut(heldAt, minutesVersion, circulatedAt, minutesDeadline);
            case CLOSED -> new MeetingState.Closed(heldAt, minutesVersion, List.of(silentParties), approvedAt);
            case CANCELLED -> new MeetingState.Cancelled(cancelReasons, cancelledAt);
        };
    }

    /** Takes the state that a move led to. */
    void enter(MeetingState state) {
        status = state.status();
        version++;
        switch (state) {
            case MeetingState.Planned planned -> {}
            case MeetingState.Convened convened -> convenedAt = convened.convenedAt();
            case MeetingState.Held held -> {
                heldAt = held.heldAt();
                minutesDeadline = null;
            }
            case MeetingState.MinutesOut out -> {
                minutesVersion = out.minutesVersion();
                circulatedAt = out.circulatedAt();
                minutesDeadline = out.deadline();
            }
            case MeetingState.Closed closed -> {
                approvedAt = closed.approvedAt();
                silentParties = closed.silent().toArray(String[]::new);
            }
            case MeetingState.Cancelled cancelled -> {
                cancelledAt = cancelled.cancelledAt();
                cancelReasons = cancelled.reasons();
            }
        }
    }

    MeetingStatus status() {
        return status;
    }

    Instant convenedAt() {
        return convenedAt;
    }

    Instant circulatedAt() {
        return circulatedAt;
    }

    Instant minutesDeadline() {
        return minutesDeadline;
    }

    /** Whether its agenda can still be written: until it has met, and never once it is called off. */
    boolean isAhead() {
        return status == MeetingStatus.PLANNED || status == MeetingStatus.CONVENED;
    }

    /** Whether an official may convene and edit it: the coordinator, or a signatory of a lead agency. */
    boolean isRunBy(ActingOfficial official) {
        return Conveners.include(official, leads);
    }

    /** Whether an official speaks for a party in it: a signatory of its lead agency. */
    boolean speaks(ActingOfficial official) {
        return Conveners.isLeadSignatory(official, leads);
    }

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }
}
