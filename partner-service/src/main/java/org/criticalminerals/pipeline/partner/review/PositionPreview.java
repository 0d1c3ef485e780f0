package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.partner.review.rules.Foresight;

/**
 * What signing a position would do, told before anybody signs; nothing of it is kept.
 *
 * @param concludes whether the review would be over at once
 * @param sealed whether positions are sealed, so that nobody can be told how it would end
 * @param outcome how it would end: at once, or by its last deadline if nobody else spoke; null where sealed
 * @param explanation why it would end so, in one sentence; null where sealed
 * @param approves whether that outcome approves what is asked, and so opens the gate
 * @param waitingFor the parties that it would then wait for, in the agreement's order
 * @param waitingForConsentOf ISO 3166 codes of the site states whose consent would still be missing
 * @param deadline until when it would wait; null where it would be over, or its clock would stand
 * @param clockStands whether its clock would stand for a question
 * @param questionEnds until when at most it would stand for the question of this position; null for any other position
 * @param escalationDays working days that the senior level would get behind the deadline; null where it would get none
 */
public record PositionPreview(
        boolean concludes,
        boolean sealed,
        Outcome outcome,
        String explanation,
        boolean approves,
        List<String> waitingFor,
        List<String> waitingForConsentOf,
        Instant deadline,
        boolean clockStands,
        Instant questionEnds,
        Integer escalationDays) {

    /** Of a review with sealed positions: its end would tell what the others said. */
    static PositionPreview sealed(Review review, List<String> awaited) {
        return new PositionPreview(
                false, true, null, null, false, awaited, List.of(), review.deadline, false, null, null);
    }

    static PositionPreview of(Foresight foresight, List<String> awaited, ReviewPauses.Time time) {
        return switch (foresight) {
            case Foresight.Ends(var verdict) ->
                new PositionPreview(
                        true,
                        false,
                        verdict.outcome(),
                        verdict.explanation(),
                        verdict.outcome().approves(),
                        List.of(),
                        List.of(),
                        null,
                        false,
                        null,
                        null);
            case Foresight.GoesOn(var silent, var missingConsents, var escalation, var end) ->
                new PositionPreview(
                        false,
                        false,
                        end.outcome(),
                        end.explanation(),
                        end.outcome().approves(),
                        awaited,
                        List.copyOf(missingConsents),
                        time.deadline().stands() ? null : time.deadline().at(),
                        time.deadline().stands(),
                        time.questionEnds(),
                        escalation.map(step -> step.workingDays()).orElse(null));
        };
    }
}
