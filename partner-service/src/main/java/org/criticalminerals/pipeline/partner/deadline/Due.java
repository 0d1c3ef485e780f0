package org.criticalminerals.pipeline.partner.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;

/**
 * Something that falls due.
 *
 * @param kind what it is
 * @param id of the thing that falls due
 * @param at when; of what is due on a day, the first instant at which that day is over
 * @param day the day on which it is due, where it counts to the end of a day; null where it is due at an instant
 * @param setAt since when that is so
 * @param change the how many-th time it was set, from 1
 * @param agreement the agreement's code
 * @param title its name; null where it has none of its own
 * @param question what the review asks to which it belongs; null where it belongs to none
 * @param gate the gate that is asked for; null for any other question
 * @param reviewId the review to which it belongs; null where it belongs to none
 * @param meetingId the meeting that it is, or to which it belongs; null where it belongs to none
 * @param projectId the project; null where there is none
 * @param projectName its name; null where there is none
 * @param waitingFor the parties on which it waits
 */
public record Due(
        DueKind kind,
        UUID id,
        Instant at,
        LocalDate day,
        Instant setAt,
        int change,
        String agreement,
        String title,
        SubjectType question,
        Gate gate,
        UUID reviewId,
        UUID meetingId,
        UUID projectId,
        String projectName,
        List<String> waitingFor) {

    /** The most urgent first, as lists show them. */
    static final Comparator<Due> MOST_URGENT_FIRST =
            Comparator.comparing(Due::at).thenComparing(Due::id);

    /** The portal's page on which more is said of it. */
    String page() {
        return switch (kind) {
            case REVIEW, CLEARANCE -> "/reviews/" + reviewId;
            case CONDITION -> "/conditions/" + id;
            case CLOCK -> "/agreements/" + agreement;
            case MEETING, ACTION -> "/meetings/" + meetingId;
        };
    }
}
