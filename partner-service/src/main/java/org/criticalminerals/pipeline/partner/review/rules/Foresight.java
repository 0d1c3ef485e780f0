package org.criticalminerals.pipeline.partner.review.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link ReviewRules} make of a review from one moment on, as long as nobody else speaks. An official who is about to
 * sign sees it with the own position among the standings, and so before signing what signing does.
 */
public sealed interface Foresight {

    /**
     * The review is over at once.
     *
     * @param verdict how
     */
    record Ends(Verdict.Concluded verdict) implements Foresight {}

    /**
     * The review goes on.
     *
     * @param pending the deciding parties that have said nothing, in the agreement's order
     * @param missingConsents ISO 3166 codes of states whose consent is still missing
     * @param escalation the step to the senior level that the deadline brings first; empty where it brings none
     * @param end how the last deadline ends it
     */
    record GoesOn(
            List<String> pending,
            Set<String> missingConsents,
            Optional<Verdict.Escalated> escalation,
            Verdict.Concluded end)
            implements Foresight {}

    /**
     * Looks ahead from a moment.
     *
     * @param rule the rule in force for this review
     * @param standings where each party stands, the position that is about to be signed among them
     * @param consents where the site states stand whose consent the review waits for
     * @param deadline until when the parties may speak
     * @param now the moment
     */
    static Foresight from(
            RuleInForce rule, Map<String, Standing> standings, HostConsents consents, Deadline deadline, Instant now) {
        return switch (ReviewRules.evaluate(rule, standings, consents, deadline, now)) {
            case Verdict.Concluded concluded -> new Ends(concluded);
            case Verdict.Open open -> goesOn(rule, standings, consents, deadline, open.pending());
            case Verdict.Escalated escalated -> goesOn(rule, standings, consents, deadline, escalated.pending());
        };
    }

    private static GoesOn goesOn(
            RuleInForce rule,
            Map<String, Standing> standings,
            HostConsents consents,
            Deadline deadline,
            List<String> pending) {
        // Where the clock stands, it runs on one day; then the same holds at its deadline.
        Deadline running = new Deadline(deadline.at(), deadline.extended());
        Instant behind = deadline.at().plusMillis(1);
        return switch (ReviewRules.evaluate(rule, standings, consents, running, behind)) {
            case Verdict.Concluded end -> new GoesOn(pending, consents.missing(), Optional.empty(), end);
            case Verdict.Escalated escalated ->
                new GoesOn(
                        pending,
                        consents.missing(),
                        Optional.of(escalated),
                        atTheEnd(rule, standings, consents, new Deadline(deadline.at(), true), behind));
            case Verdict.Open open -> throw stillOpen(deadline);
        };
    }

    private static Verdict.Concluded atTheEnd(
            RuleInForce rule, Map<String, Standing> standings, HostConsents consents, Deadline last, Instant behind) {
        return switch (ReviewRules.evaluate(rule, standings, consents, last, behind)) {
            case Verdict.Concluded end -> end;
            case Verdict.Open open -> throw stillOpen(last);
            case Verdict.Escalated again -> throw stillOpen(last);
        };
    }

    private static IllegalStateException stillOpen(Deadline deadline) {
        return new IllegalStateException("The rules leave a review open behind its deadline of " + deadline.at());
    }
}
