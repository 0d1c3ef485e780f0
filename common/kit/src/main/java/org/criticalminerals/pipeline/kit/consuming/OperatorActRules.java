package org.criticalminerals.pipeline.kit.consuming;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.criticalminerals.pipeline.events.Actor;

/** Who decides on an operator's act and when it can be done. Pure functions. */
final class OperatorActRules {

    /** How long an approval can be used. */
    static final Duration VALID = Duration.ofHours(24);

    private OperatorActRules() {}

    /**
     * Why something can't be done.
     *
     * @param rule stable name of the rule
     * @param wayOut what to do instead
     */
    record Refusal(String rule, String wayOut) {}

    /** Why an official can't approve or refuse an act; empty where they can. */
    static Optional<Refusal> decide(OperatorAct act, Actor by) {
        if (act.state() != OperatorAct.State.REQUESTED) {
            return Optional.of(new Refusal("operator-act-decided", "It is decided already: look at it as it is now."));
        }
        return by.party().equals(act.requestedBy().party())
                ? Optional.of(new Refusal(
                        "second-party-decides",
                        "An administrator of another party than "
                                + act.requestedBy().party() + " approves or refuses it. Ask one."))
                : Optional.empty();
    }

    /** Why an official can't do an act now; empty where they can. */
    static Optional<Refusal> execute(OperatorAct act, Actor by, Instant now) {
        if (!by.subject().equals(act.requestedBy().subject())) {
            return Optional.of(
                    new Refusal("requester-executes", "Only who asked for it does it, once it is approved."));
        }
        return switch (act.state()) {
            case REQUESTED ->
                Optional.of(new Refusal(
                        "approval-missing", "It waits for the approval of an administrator of another party."));
            case REFUSED ->
                Optional.of(
                        new Refusal("operator-act-refused", "It was refused: read why, and ask for something else."));
            case DONE, FAILED ->
                Optional.of(new Refusal("operator-act-done", "An approval holds for one time. Ask again for another."));
            case APPROVED ->
                now.isAfter(act.validUntil())
                        ? Optional.of(new Refusal("approval-expired", "The approval has run out. Ask again."))
                        : Optional.empty();
        };
    }
}
