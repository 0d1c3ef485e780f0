package org.criticalminerals.pipeline.partner.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/**
 * What a party that answers a request for access may do with what others wrote (Regulation (EC) No 1049/2001, Art. 4(4)
 * and 9(3); 5 U.S.C. 552(b); DOMAIN.md, "Confidentiality between the parties"): it consults the originator, and releases
 * nothing that the originator hasn't released. Silence isn't consent. Pure.
 */
public final class AccessRules {

    private AccessRules() {}

    /** What a consulted originator says. */
    public enum Answer {
        /** All of it may be released. */
        RELEASE,
        /** It may be released without the parts that are named. */
        RELEASE_REDACTED,
        /** None of it may. */
        REFUSE
    }

    /** What is released of an originator's information. */
    public enum Release {
        ALL,
        REDACTED,
        NONE
    }

    /** How a request ends. */
    public enum Decision {
        /** Everything is released. */
        FULL,
        /** Some of it is. */
        PARTIAL,
        /** Nothing is. */
        REFUSED
    }

    /**
     * Why something can't be done.
     *
     * @param rule the rule's slug
     * @param wayOut who can, or what to do
     */
    public record Refusal(String rule, String wayOut) {}

    /**
     * Whether an originator's answer covers a release.
     *
     * @param answer what it says; null while it has said nothing
     */
    static boolean covers(Answer answer, Release release) {
        return switch (release) {
            case NONE -> true;
            case REDACTED -> answer == Answer.RELEASE || answer == Answer.RELEASE_REDACTED;
            case ALL -> answer == Answer.RELEASE;
        };
    }

    /**
     * What is wrong with a decision; empty where nothing is.
     *
     * @param releases what is released of each originator's information
     * @param answers what each consulted originator said; no entry for those who said nothing
     * @param originators all who were consulted
     * @param grounds codes of the grounds on which the rest is refused
     * @param known the codes that the law has
     */
    static List<FieldError> faults(
            Decision decision,
            Map<String, Release> releases,
            Map<String, Answer> answers,
            Set<String> originators,
            Collection<String> grounds,
            Set<String> known) {
        List<FieldError> faults = new ArrayList<>();
        for (String party : new TreeSet<>(releases.keySet())) {
            if (!originators.contains(party)) {
                faults.add(new FieldError("/releases/" + party, "was not consulted: consult it first"));
            }
        }
        for (String party : new TreeSet<>(originators)) {
            Release release = releases.get(party);
            if (release == null) {
                faults.add(new FieldError("/releases/" + party, "is missing: say what is released of its information"));
            } else if (!covers(answers.get(party), release)) {
                faults.add(new FieldError("/releases/" + party, uncovered(party, answers.get(party))));
            } else if (decision == Decision.FULL && release != Release.ALL) {
                faults.add(new FieldError(
                        "/releases/" + party, "must be ALL where everything is released; else decide PARTIAL"));
            } else if (decision == Decision.REFUSED && release != Release.NONE) {
                faults.add(new FieldError(
                        "/releases/" + party, "must be NONE where everything is refused; else decide PARTIAL"));
            }
        }
        if (decision != Decision.FULL && grounds.isEmpty()) {
            faults.add(new FieldError("/grounds", "is missing: name on what the rest is refused"));
        }
        if (decision == Decision.FULL && !grounds.isEmpty()) {
            faults.add(new FieldError("/grounds", "must be empty where everything is released"));
        }
        for (String ground : grounds) {
            if (ground == null || !known.contains(ground)) {
                faults.add(new FieldError("/grounds", ground + " is no ground of the law"));
            }
        }
        return faults;
    }

    private static String uncovered(String party, Answer answer) {
        return switch (answer) {
            case null ->
                party + " hasn’t answered, and silence is no consent: only NONE of its information can be released";
            case REFUSE -> party + " refused: only NONE of its information can be released";
            case RELEASE_REDACTED -> party + " released it only with redactions: REDACTED or NONE";
            case RELEASE -> throw new IllegalArgumentException("A release covers everything");
        };
    }

    /**
     * Why a term can't be extended; empty where it can.
     *
     * @param isOpen whether the case is undecided
     * @param extendedAt when it was extended; null where it wasn't
     * @param isForeseen whether the law knows an extension
     */
    static Optional<Refusal> extension(
            boolean isOpen, Instant extendedAt, boolean isForeseen, Instant dueAt, Instant now) {
        if (!isOpen) {
            return Optional.of(new Refusal("access-decided", "It is decided; nothing is left to extend."));
        }
        if (!isForeseen) {
            return Optional.of(new Refusal("no-extension", "The law knows no extension. Decide in time."));
        }
        if (extendedAt != null) {
            return Optional.of(new Refusal(
                    "extended-already", "The law lets the term be extended once, which was done. Decide in time."));
        }
        return now.isAfter(dueAt)
                ? Optional.of(new Refusal(
                        "term-over", "The term is over, and what is over isn’t extended. Decide as soon as possible."))
                : Optional.empty();
    }

    /**
     * Why an official can't give an answer for the party; empty where they can. A desk officer may keep the party's
     * information back; to let it out takes a signatory.
     */
    static Optional<Refusal> answer(boolean maySign, Answer answer) {
        return answer == Answer.REFUSE || maySign
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "release-by-signatory",
                        "A signatory of your party releases its information; a desk officer can refuse. Ask a"
                                + " signatory."));
    }

    /**
     * The parties whose information a request asks for.
     *
     * @param own the party that answers the request
     * @param found the parties that nominated the projects or decided in the reviews
     * @param added those whom the official adds
     */
    static Set<String> originators(String own, Collection<String> found, Collection<String> added) {
        Set<String> parties = new TreeSet<>(found);
        parties.addAll(added);
        parties.remove(own);
        return parties;
    }
}
