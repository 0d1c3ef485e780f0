package org.criticalminerals.pipeline.partner.criteria.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a party's answers on a criteria set are all there: a pure function of what is asked, of the answers and of the
 * day. Which answer it is doesn't matter here; what follows from it the parties decide by their positions.
 */
public final class Completeness {

    private Completeness() {}

    /** What is wrong with an item. */
    public enum Why {
        /** Nobody answered it. */
        UNANSWERED,
        /** It is answered for the own party alone. */
        NOT_RELEASED,
        /** It was answered when its words were others. */
        REWORDED,
        /** The answer holds only from a later day. */
        NOT_YET_VALID,
        /** The answer has run out. */
        EXPIRED
    }

    /**
     * An item that is asked.
     *
     * @param code its code
     * @param title what it is called
     * @param hash SHA-256 over its words
     */
    public record Asked(String code, String title, String hash) {}

    /**
     * An answer.
     *
     * @param item the item's code
     * @param version grows with each answer of the party on that item
     * @param hash SHA-256 over the words that were answered
     * @param validFrom the first day on which it holds; null from the beginning
     * @param validUntil the last day on which it holds; null without end
     * @param released whether the other parties see it
     */
    public record Given(
            String item, int version, String hash, LocalDate validFrom, LocalDate validUntil, boolean released) {}

    /**
     * An item that is still open.
     *
     * @param item the item
     * @param why what is wrong with it
     */
    public record Open(Asked item, Why why) {}

    /** What keeps a gate from opening: only what is released counts, so that all parties see the same. */
    public static List<Open> openForGate(List<Asked> asked, Collection<Given> given, LocalDate day) {
        return asked.stream()
                .flatMap(item -> forGate(item, given, day).map(why -> new Open(item, why)).stream())
                .toList();
    }

    /** What keeps a party from releasing its answers: each item's latest one counts. */
    public static List<Open> openForRelease(List<Asked> asked, Collection<Given> given, LocalDate day) {
        return asked.stream()
                .flatMap(item -> latest(item, given, answer -> true)
                        .map(answer -> fault(item, answer, day))
                        .orElse(Optional.of(Why.UNANSWERED))
                        .map(why -> new Open(item, why))
                        .stream())
                .toList();
    }

    private static Optional<Why> forGate(Asked item, Collection<Given> given, LocalDate day) {
        Optional<Given> released = latest(item, given, Given::released);
        if (released.isPresent() && fault(item, released.get(), day).isEmpty()) {
            return Optional.empty();
        }
        Optional<Given> latest = latest(item, given, answer -> true);
        if (latest.isPresent()
                && !latest.get().released()
                && fault(item, latest.get(), day).isEmpty()) {
            return Optional.of(Why.NOT_RELEASED);
        }
        return latest.map(answer -> fault(item, answer, day)).orElse(Optional.of(Why.UNANSWERED));
    }

    private static Optional<Given> latest(Asked item, Collection<Given> given, Predicate<Given> which) {
        return given.stream()
                .filter(answer -> answer.item().equals(item.code()))
                .filter(which)
                .max(Comparator.comparingInt(Given::version));
    }

    private static Optional<Why> fault(Asked item, Given answer, LocalDate day) {
        if (!answer.hash().equals(item.hash())) {
            return Optional.of(Why.REWORDED);
        }
        if (answer.validFrom() != null && answer.validFrom().isAfter(day)) {
            return Optional.of(Why.NOT_YET_VALID);
        }
        if (answer.validUntil() != null && answer.validUntil().isBefore(day)) {
            return Optional.of(Why.EXPIRED);
        }
        return Optional.empty();
    }
}
