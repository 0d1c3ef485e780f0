package org.criticalminerals.pipeline.notification.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of an official's inbox as it is read; rows are written by the batch and marked as read by statement. */
@Entity
@Immutable
@Table(name = "notification")
class Notification {

    @Id
    private UUID id;

    private long sequence;

    private String official;

    private String type;

    private String title;

    private String body;

    private String link;

    @Column(name = "project_id")
    private UUID projectId;

    @Column(name = "project_name")
    private String projectName;

    private String agreement;

    @Column(name = "agreement_title")
    private String agreementTitle;

    private String why;

    @Column(name = "action_required")
    private boolean actionRequired;

    private Instant deadline;

    private Instant at;

    @Column(name = "read_at")
    private Instant readAt;

    /** For Hibernate. */
    protected Notification() {}

    UUID id() {
        return id;
    }

    long sequence() {
        return sequence;
    }

    String official() {
        return official;
    }

    String type() {
        return type;
    }

    String link() {
        return link;
    }

    UUID projectId() {
        return projectId;
    }

    String agreement() {
        return agreement;
    }

    String agreementTitle() {
        return agreementTitle;
    }

    String why() {
        return why;
    }

    Instant deadline() {
        return deadline;
    }

    InboxItem toItem() {
        return new InboxItem(
                id,
                sequence,
                at,
                type,
                title,
                body,
                link,
                projectId,
                projectName,
                agreement,
                actionRequired,
                deadline,
                readAt != null);
    }
}
