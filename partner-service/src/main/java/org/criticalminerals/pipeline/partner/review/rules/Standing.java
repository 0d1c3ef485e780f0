package org.criticalminerals.pipeline.partner.review.rules;

/**
 * Where one party stands in a review at one moment; the letters of DOMAIN.md, "How the parties decide". A party that is
 * recused without a substitute stands like one that abstains, a party whose question was answered like one that is
 * silent.
 */
public sealed interface Standing {

    /**
     * A: the party approves.
     *
     * @param byOwnAct whether it signed; false where silence counts as consent
     * @param withConditions whether conditions are tied to it
     */
    record Approves(boolean byOwnAct, boolean withConditions) implements Standing {}

    /**
     * O: the party objects.
     *
     * @param isFinal whether it declared that nothing will change its mind; else the objection is a consultation until
     *     the deadline
     */
    record Objects(boolean isFinal) implements Standing {}

    /** R: the party reserves its position, also where the reserve ran out and wasn't replaced. */
    record Reserves() implements Standing {}

    /** Q: the party asked for information and has no answer. */
    record Asks() implements Standing {}

    /**
     * Z: the party abstains, or nobody can act for it.
     *
     * @param byOwnAct whether it said so; false where everybody who could act for it is recused
     */
    record Abstains(boolean byOwnAct) implements Standing {}

    /** S: the party has said nothing. */
    record Silent() implements Standing {}

    /** Whether nothing more has to be heard of this party: it is A, Z or finally O. */
    default boolean isSettled() {
        return switch (this) {
            case Approves a -> true;
            case Abstains z -> true;
            case Objects o -> o.isFinal();
            case Reserves r -> false;
            case Asks q -> false;
            case Silent s -> false;
        };
    }

    /** Whether this party could still turn either way without changing its mind: it is S, R or Q. */
    default boolean isUndecided() {
        return switch (this) {
            case Approves a -> false;
            case Abstains z -> false;
            case Objects o -> false;
            case Reserves r -> true;
            case Asks q -> true;
            case Silent s -> true;
        };
    }
}
