package org.criticalminerals.pipeline.notification.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.criticalminerals.pipeline.notification.reference.DirectorySnapshot;

/** What a batch of events brings to the inboxes, gathered in its transaction and written at the end of it in one go. */
final class Telling {

    private final List<NewNotice> notices = new ArrayList<>();
    private final List<EndedAction> ended = new ArrayList<>();
    private final Map<String, Duties> remaining = new HashMap<>();
    private DirectorySnapshot directory;

    void add(NewNotice notice) {
        notices.add(notice);
    }

    /** Ends what an earlier notice awaited, be it stored or only gathered. */
    void end(EndedAction action) {
        ended.add(action);
        notices.replaceAll(notice -> action.ends(notice) ? notice.withoutAction() : notice);
    }

    /**
     * What can be awaited of an official.
     *
     * @param agency the agency that they work for
     * @param toSign the reviews that wait for their signature
     */
    record Duties(String agency, Set<UUID> toSign) {

        private boolean hold(NewNotice notice) {
            return notice.recipient().why() == Why.TO_SIGN
                    ? toSign.contains(notice.subject().reviewId())
                    : notice.recipient().official().agency().equals(agency);
        }
    }

    /** Leaves of what was awaited of an official only what is still their duty. */
    void leave(String official, Duties duties) {
        remaining.put(official, duties);
        notices.replaceAll(notice -> notice.recipient().official().subject().equals(official) && !duties.hold(notice)
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

    Map<String, Duties> remaining() {
        return remaining;
    }
}
