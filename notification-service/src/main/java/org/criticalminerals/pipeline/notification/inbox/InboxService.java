package org.criticalminerals.pipeline.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** What an official does with the own inbox: read it, and mark in it what has been read. */
@ApplicationScoped
public class InboxService {

    private final NotificationRepository notifications;
    private final Clock clock;

    InboxService(NotificationRepository notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * A page of the inbox, the newest first.
     *
     * @param unreadOnly whether to leave out what was read
     * @param cursor where to go on; null at the top
     */
    @Transactional
    public Inbox page(ActingOfficial official, boolean unreadOnly, String cursor, int limit) {
        long below = cursor == null || cursor.isBlank() ? Long.MAX_VALUE : sequence(cursor);
        List<Notification> rows = notifications.below(official.subject(), below, unreadOnly, limit + 1);
        Page<InboxItem> page =
                Page.of(rows, limit, row -> Cursor.encode(row.sequence())).map(Notification::toItem);
        return new Inbox(page.items(), page.next(), notifications.unread(official.subject()));
    }

    /** How many are unread, and the highest number in the inbox. */
    @Transactional
    public Standing standing(ActingOfficial official) {
        return new Standing(notifications.unread(official.subject()), notifications.highest(official.subject()));
    }

    /** Whether a notice is in the official's inbox. */
    @Transactional
    public boolean has(ActingOfficial official, UUID id) {
        return notifications.of(official.subject(), id).isPresent();
    }

    /**
     * Marks a notice as read; once more changes nothing.
     *
     * @return how many are unread now
     */
    @Transactional
    public long markRead(ActingOfficial official, UUID id) {
        Notification row = find(official, id);
        notifications.markRead(row.id(), clock.instant());
        return notifications.unread(official.subject());
    }

    /**
     * Marks a notice and all before it as read; once more changes nothing.
     *
     * @return how many are unread now
     */
    @Transactional
    public long markReadUpTo(ActingOfficial official, UUID id) {
        Notification row = find(official, id);
        notifications.markReadUpTo(official.subject(), row.sequence(), clock.instant());
        return notifications.unread(official.subject());
    }

    private Notification find(ActingOfficial official, UUID id) {
        Optional<Notification> row = notifications.of(official.subject(), id);
        return row.orElseThrow(() -> Problems.notFound("notification"));
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }

    /**
     * A page of the inbox.
     *
     * @param items the notices, the newest first
     * @param next where the list continues; null on the last page
     * @param unread how many are unread in all
     */
    public record Inbox(List<InboxItem> items, String next, long unread) {}

    /**
     * How an inbox stands.
     *
     * @param unread how many are unread
     * @param highest the highest number in it; 0 where it is empty
     */
    public record Standing(long unread, long highest) {}
}
