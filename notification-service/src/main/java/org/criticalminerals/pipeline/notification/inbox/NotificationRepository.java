package org.criticalminerals.pipeline.notification.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of inboxes. Each question names the official, for the index; row-level security holds beside it. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<Notification, UUID> {

    private final EntityManager entities;

    NotificationRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Rows below a sequence number, the newest first. */
    List<Notification> below(String official, long sequence, boolean unreadOnly, int limit) {
        String unread = unreadOnly ? " and readAt is null" : "";
        return find("official = ?1 and sequence < ?2" + unread + " order by sequence desc", official, sequence)
                .page(Page.ofSize(limit))
                .list();
    }

    Optional<Notification> of(String official, UUID id) {
        return find("official = ?1 and id = ?2", official, id).firstResultOptional();
    }

    List<Notification> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    long unread(String official) {
        return count("official = ?1 and readAt is null", official);
    }

    long highest(String official) {
        Long highest = entities.createQuery(
                        "select max(n.sequence) from Notification n where n.official = ?1", Long.class)
                .setParameter(1, official)
                .getSingleResult();
        return highest == null ? 0 : highest;
    }

    void markRead(UUID id, Instant now) {
        entities.createNativeQuery("update notification set read_at = ?1 where id = ?2 and read_at is null")
                .setParameter(1, now)
                .setParameter(2, id)
                .executeUpdate();
    }

    // Locked in the order of numbers, as everybody does who changes several rows.
    void markReadUpTo(String official, long sequence, Instant now) {
        entities.createNativeQuery("""
                        update notification set read_at = ?1 where id in (
                            select id from notification
                            where official = ?2 and sequence <= ?3 and read_at is null order by sequence for update)""")
                .setParameter(1, now)
                .setParameter(2, official)
                .setParameter(3, sequence)
                .executeUpdate();
    }
}
