package org.criticalminerals.pipeline.partner.clearance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where clearances stand and what follows from it (DOMAIN.md, "How a party comes to its position"). */
final class ClearanceRules {

    private ClearanceRules() {}

    /** Where a clearance stands. */
    enum Standing {
        /** It waits for the agency, and still may. */
        WAITING,
        /** It waits for the agency longer than it should. */
        OVERDUE,
        /** The agency answered on the draft as it is. */
        ANSWERED,
        /** The agency answered, and the draft has changed since. */
        ANSWERED_ON_OLDER_DRAFT
    }

    /**
     * Where a clearance stands.
     *
     * @param isAnswered whether the latest question has its answer
     * @param answeredDraft the draft that the answer is about; null where there was none
     * @param draft the latest draft; null where there is none
     * @param dueAt until when it was asked for
     */
    static Standing standing(boolean isAnswered, Integer answeredDraft, Integer draft, Instant dueAt, Instant now) {
        if (!isAnswered) {
            return now.isAfter(dueAt) ? Standing.OVERDUE : Standing.WAITING;
        }
        return orZero(answeredDraft) < orZero(draft) ? Standing.ANSWERED_ON_OLDER_DRAFT : Standing.ANSWERED;
    }

    /**
     * Which agencies keep a party from signing: the mandatory ones that haven't answered the latest question. What they
     * answered, and on which draft, is the lead's to weigh.
     */
    static List<String> missing(Collection<String> mandatory, Set<String> answered) {
        return mandatory.stream().filter(agency -> !answered.contains(agency)).toList();
    }

    /** By when an agency has to answer: on its day, and never after the review's own deadline. */
    static Instant dueAt(Instant asked, Instant deadline) {
        return asked.isAfter(deadline) ? deadline : asked;
    }

    /**
     * When to remind first: before the due day where there is time for it, else on it.
     *
     * @param requestedAt when it was asked
     * @param before the moment that lies so many working days before the due day
     * @param dueAt until when
     */
    static Instant firstReminder(Instant requestedAt, Instant before, Instant dueAt) {
        return before.isAfter(requestedAt) ? before : dueAt;
    }

    /** When to remind after a reminder; null where that was the last: once before the day, once when it has passed. */
    static Instant nextReminder(Instant now, Instant dueAt) {
        return now.isBefore(dueAt) ? dueAt : null;
    }

    private static int orZero(Integer version) {
        return version == null ? 0 : version;
    }
}
