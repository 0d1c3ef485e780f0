package org.criticalminerals.pipeline.project.candidacy;

import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;

/** What a review tells that can matter to where a candidacy stands. */
public sealed interface ReviewNews {

    /** The gate request that the review is about. */
    int request();

    /** The review; null where none came to be. */
    UUID review();

    /** The parties are asked to decide. */
    record Opened(int request, UUID review) implements ReviewNews {}

    /** No review can be opened. */
    record Refused(int request) implements ReviewNews {
        @Override
        public UUID review() {
            return null;
        }
    }

    /** A party took a position. */
    record PositionTaken(int request, UUID review) implements ReviewNews {}

    /** The deadline was extended. */
    record Escalated(int request, UUID review) implements ReviewNews {}

    /** A deadline comes near. */
    record ReminderDue(int request, UUID review) implements ReviewNews {}

    /**
     * Something else happened on its way: a question, an answer, a reserve that ran out, a party
     * that can't act, more time.
     *
     * @param request the gate request
     * @param review the review
     */
    record Progressed(int request, UUID review) implements ReviewNews {}

    /** It ended. */
    record Concluded(int request, UUID review, Outcome outcome) implements ReviewNews {}
}
