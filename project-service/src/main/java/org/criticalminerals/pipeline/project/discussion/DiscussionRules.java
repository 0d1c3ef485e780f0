package org.criticalminerals.pipeline.project.discussion;

import java.time.Duration;
import java.time.Instant;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** Who may do what in a discussion that they can read (ADR 034). Pure functions. */
final class DiscussionRules {

    /** How long an author may correct what they wrote. */
    static final Duration CORRECTION = Duration.ofMinutes(15);

    private DiscussionRules() {}

    /** Whether an official wrote it, and still may change its words. */
    static boolean mayCorrect(ActingOfficial official, Actor author, Instant writtenAt, boolean isStruck, Instant now) {
        return mayStrike(official, author, isStruck) && !now.isAfter(writtenAt.plus(CORRECTION));
    }

    /** Whether an official may strike it: its author, at any time. */
    static boolean mayStrike(ActingOfficial official, Actor author, boolean isStruck) {
        return !isStruck && isSame(official, author);
    }

    /** Whether an official may accept an answer or close the question: who asked, or a colleague of their agency. */
    static boolean mayEnd(ActingOfficial official, Actor asker) {
        return isSame(official, asker)
                || official.party().equals(asker.party()) && official.agency().equals(asker.agency());
    }

    /** Whether an official may mark a thread for other readers: of the party that began it. */
    static boolean mayMark(ActingOfficial official, String owner) {
        return official.mayDraft() && official.party().equals(owner);
    }

    private static boolean isSame(ActingOfficial official, Actor author) {
        return official.subject().equals(author.subject());
    }
}
