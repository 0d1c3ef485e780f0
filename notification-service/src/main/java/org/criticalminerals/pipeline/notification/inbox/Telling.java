package org.criticalminerals.pipeline.notification.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.reference.DirectorySnapshot;

/** What a batch of events brings to the inboxes, gathered in its transaction and written at the end of it in one go. */
final class Telling {

    private final List<NewNotice> notices = new ArrayList<>();
    private final List<EndedAction> ended = new ArrayList<>();
    private final Map<String, Set<UUID>> remaining = new HashMap<>();
    private DirectorySnapshot directory;

    void add(NewNotice notice) {
        notices.add(notice);
    }

    /** Ends what an earlier notice awaited, be it stored or only gathered. */
    void end(EndedAction action) {
        ended.add(action);
        notices.replaceAll(notice -> action.ends(notice) ? notice.withoutAction() : notice);
    }

    /** Leaves of what was awaited of an official only what these reviews await. */
    void leave(String official, Set<UUID> reviews) {
        remaining.put(official, reviews);
        notices.replaceAll(notice -> notice.recipient().official().subject().equals(official)
                        && !reviews.contains(notice.subject().reviewId())
                ? notice.withoutAction()
                : notice);
    }

    Optional<DirectorySnapshot> directory() {
        return Optional.ofNullable(directory);
    }

    void use(DirectorySnapshot snapshot) {
        directory = snapshot;
    }

    List<NewNotice> notices() {
        return notices;
    }

    List<EndedAction> ended() {
        return ended;
    }

    Map<String, Set<UUID>> remaining() {
        return remaining;
    }
}
