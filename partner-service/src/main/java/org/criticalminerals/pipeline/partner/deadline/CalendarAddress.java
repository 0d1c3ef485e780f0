package org.criticalminerals.pipeline.partner.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The address at which an official's calendar program reads what falls due; one for each official who wants one. */
@Entity
@Table(name = "calendar_address")
class CalendarAddress {

    @Id
    String official;

    @Column(name = "secret_hash")
    byte[] secretHash;

    @Column(name = "created_at")
    Instant createdAt;

    /** Of the calendar as it was read last; null before the first time. */
    @Column(name = "content_hash")
    String contentHash;

    /** When that was first read so. */
    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "read_at")
    Instant readAt;
}
