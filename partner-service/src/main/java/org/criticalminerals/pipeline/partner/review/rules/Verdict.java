package org.criticalminerals.pipeline.partner.review.rules;

import java.util.List;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Outcome;

/** What the rule makes of the positions at one moment. */
public sealed interface Verdict {

    /**
     * The review goes on.
     *
     * @param pending the deciding parties that have said nothing, in the agreement's order
     */
    record Open(List<String> pending) implements Verdict {}

    /**
     * The deadline passed without a decision: the senior level is told, and the deadline moves by the rule's days.
     *
     * @param pending the deciding parties that have said nothing, in the agreement's order
     * @param workingDays how far the deadline moves
     */
    record Escalated(List<String> pending, int workingDays) implements Verdict {}

    /**
     * The review is over, for good.
     *
     * @param outcome how
     * @param because why it ended so
     */
    record Concluded(Outcome outcome, Explanation because) implements Verdict {

        /** What ended it. */
        public ConclusionCause cause() {
            return because.cause();
        }

        /** Why it ended so, in one sentence. */
        public String explanation() {
            return because.sentence();
        }
    }
}
