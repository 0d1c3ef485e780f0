package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;

/** What every act on a review asks first: that it goes on, that its time isn't over, that a text is one. */
final class ReviewChecks {

    static final int LONGEST_TEXT = 4_000;

    private ReviewChecks() {}

    /** Stops who comes too late; names the outcome or the deadline. */
    static void requireOpen(Review review, Instant receivedAt) {
        switch (review.status) {
            case OPEN -> {}
            case CONCLUDED ->
                throw Problems.conflict(
                        "review-concluded",
                        "The review is over",
                        "It ended on " + review.concludedAt + " as " + review.outcome + ": " + review.explanation
                                + " An outcome is final; to decide anew, it has to be asked for again.",
                        Map.of("outcome", review.outcome.name()));
            case REFUSED ->
                throw Problems.conflict(
                        "review-refused",
                        "The review was never opened",
                        review.explanation + " No position can be taken on it.");
        }
        if (review.deadlineInForce().hasPassed(receivedAt)) {
            throw Problems.conflict(
                    "deadline-passed",
                    "The deadline has passed",
                    "Positions counted until " + RuleSentence.when(review.deadline, review.deadlines.toCutOff())
                            + ". The review is being concluded by its rule: read it again in a moment.",
                    Map.of("deadline", review.deadline.toString()));
        }
    }

    /** A text that has to be there, without surrounding space. */
    static String text(String pointer, String text) {
        if (text == null || text.isBlank()) {
            throw Problems.invalid(pointer, "must not be empty");
        }
        String stripped = text.strip();
        if (stripped.length() > LONGEST_TEXT) {
            throw Problems.invalid(
                    pointer, "must not be longer than " + LONGEST_TEXT + " characters; it has " + stripped.length());
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw Problems.invalid(pointer, "must not hold control characters");
        }
        return stripped;
    }

    /** Whether an official signs for a deciding party's lead. */
    static boolean signsForDecidingParty(Review review, ActingOfficial official) {
        List<String> deciding = review.ruleInForce().deciding();
        return deciding.contains(official.party())
                && official.maySign()
                && official.agency().equals(review.leads.get(official.party()));
    }
}
