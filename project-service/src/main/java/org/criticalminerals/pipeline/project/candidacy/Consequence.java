package org.criticalminerals.pipeline.project.candidacy;

import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.WithdrawalCause;

/** What follows for a candidacy from an action or from a review's news. */
public sealed interface Consequence {

    /** A gate request is made. */
    record GateAsked(int request) implements Consequence {}

    /** The gate request is under review now. */
    record UnderReview(int request, UUID review) implements Consequence {}

    /** News that is kept and shown, and changes no state. */
    record Noted(int request) implements Consequence {}

    /** The gate request ended without a review. */
    record RequestRefused(int request) implements Consequence {}

    /** The gate request ended by a review's outcome. */
    record RequestClosed(int request, Outcome outcome) implements Consequence {}

    /** The candidacy moved on. */
    record StageMoved(Stage from, Stage to) implements Consequence {}

    /** The parties selected it. */
    record Selected() implements Consequence {}

    /** The parties rejected it. */
    record Rejected() implements Consequence {}

    /** partner-service is asked to end the open review. */
    record WithdrawalAsked(int request, WithdrawalCause cause) implements Consequence {}

    /** What was asked for came too late: the outcome holds. */
    record AskedTooLate(WithdrawalCause cause, Outcome outcome) implements Consequence {}

    /** The candidacy pauses. */
    record Held() implements Consequence {}

    /** The candidacy goes on. */
    record Resumed() implements Consequence {}

    /** The candidacy is withdrawn. */
    record Withdrawn() implements Consequence {}
}
