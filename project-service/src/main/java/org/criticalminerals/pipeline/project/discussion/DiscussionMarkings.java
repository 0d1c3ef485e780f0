package org.criticalminerals.pipeline.project.discussion;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.kit.releasability.Releasability;

/**
 * Who may read a thread: those for whom its marking means it, as far as they see the project itself (DOMAIN.md,
 * "Confidentiality between the parties"; ADR 034). Pure functions.
 */
final class DiscussionMarkings {

    /** Stands in {@code marked_for} for whoever sees the project, as parties join and leave. */
    static final String PARTIES = "@PARTIES";

    private DiscussionMarkings() {}

    /** What is known of principals: the party of an agency or official, and the agency of an official; null where unknown. */
    record Known(Function<String, String> partyOf, Function<String, String> agencyOf) {}

    /** For whom a marking is meant, as principals. */
    static Set<String> meantFor(Marking marking) {
        return marking.kind() == MarkingKind.PARTIES
                ? Set.of(PARTIES)
                : new TreeSet<>(Releasability.audienceOf(marking, List.of()));
    }

    /**
     * Who reads what is meant for some: never more than see the project.
     *
     * @param shown who sees the project
     */
    static Set<String> audience(Set<String> meantFor, Set<String> shown, Known known) {
        Set<String> audience = new TreeSet<>();
        for (String principal : meantFor) {
            if (principal.equals(PARTIES)) {
                audience.addAll(shown);
            } else if (reaches(shown, principal, known)) {
                audience.add(principal);
            } else {
                // A party, of which only a part sees the project.
                shown.stream()
                        .filter(one -> principal.equals(known.partyOf().apply(one)))
                        .forEach(audience::add);
            }
        }
        return audience;
    }

    /** Whether all whom a principal stands for are among an audience. */
    static boolean reaches(Collection<String> audience, String principal, Known known) {
        if (audience.contains(principal)) {
            return true;
        }
        if (principal.indexOf(':') < 0) {
            return false;
        }
        String party = known.partyOf().apply(principal);
        String agency = known.agencyOf().apply(principal);
        return party != null && audience.contains(party)
                || agency != null && audience.contains(Audience.agency(agency));
    }

    /** Whether an audience shows something to anybody to whom another doesn't. */
    static boolean showsMore(Set<String> audience, Set<String> than, Known known) {
        return audience.stream().anyMatch(principal -> !reaches(than, principal, known));
    }

    /** Whether anybody of a party is among an audience. */
    static boolean reachesParty(Set<String> audience, String party, Known known) {
        return audience.stream()
                .anyMatch(principal -> principal.equals(party)
                        || principal.indexOf(':') >= 0
                                && party.equals(known.partyOf().apply(principal)));
    }

    /**
     * A marking as it was chosen.
     *
     * @param kind the kind
     * @param parties for {@code RELEASABLE_TO}
     * @param agencies for {@code AGENCY}; the own one goes without saying
     * @param people for {@code NAMED}; oneself goes without saying
     */
    record Chosen(MarkingKind kind, Set<String> parties, Set<String> agencies, Set<String> people) {}

    /** The marking that a choice means, with the official's own side in it. */
    static Marking complete(Chosen chosen, ActingOfficial official) {
        return switch (chosen.kind()) {
            case PUBLIC -> Marking.everyone();
            case PARTIES -> Marking.ofParties();
            case RELEASABLE_TO -> Marking.releasableTo(with(chosen.parties(), official.party()));
            case INTERNAL -> Marking.internal(official.party());
            case AGENCY -> Marking.ofAgencies(with(chosen.agencies(), official.agency()));
            case NAMED -> new Marking(MarkingKind.NAMED, Set.of(), Set.of(), with(chosen.people(), official.subject()));
        };
    }

    /**
     * What is wrong with a choice; empty where nothing is.
     *
     * @param shown who sees the project
     * @param isSubmitted whether it is submitted under an agreement
     */
    static List<FieldError> faults(
            Chosen chosen, ActingOfficial official, Set<String> shown, boolean isSubmitted, Known known) {
        if (official.isCoordinator() && chosen.kind() != MarkingKind.PARTIES) {
            return fault("/kind", "must be PARTIES: the joint secretariat writes what all parties read");
        }
        return switch (chosen.kind()) {
            case PUBLIC -> fault("/kind", "must not be PUBLIC: a discussion is for the parties, or for fewer");
            case PARTIES, RELEASABLE_TO ->
                isSubmitted
                        ? unknownParties(chosen, shown)
                        : fault(
                                "/kind",
                                "must be INTERNAL, AGENCY or NAMED: this project is not submitted under an agreement,"
                                        + " so there are no other parties yet");
            case INTERNAL ->
                chosen.parties().isEmpty() || chosen.parties().equals(Set.of(official.party()))
                        ? List.of()
                        : fault("/parties", "internal means internal to your own party, " + official.party());
            case AGENCY ->
                chosen.agencies().stream()
                                .filter(agency -> !agency.equals(official.agency()))
                                .allMatch(agency ->
                                        official.party().equals(known.partyOf().apply(Audience.agency(agency))))
                        ? List.of()
                        : fault("/agencies", "must be agencies of your own party, " + official.party());
            case NAMED ->
                chosen.people().isEmpty()
                        ? fault("/people", "is missing: say who may read it beside yourself")
                        : List.of();
        };
    }

    private static List<FieldError> unknownParties(Chosen chosen, Set<String> shown) {
        if (chosen.kind() == MarkingKind.PARTIES) {
            return List.of();
        }
        if (chosen.parties().isEmpty()) {
            return fault("/parties", "is missing: say to which parties it is released");
        }
        return chosen.parties().stream().allMatch(party -> shown.contains(party) && !party.equals(Audience.SECRETARIAT))
                ? List.of()
                : fault("/parties", "must be parties of the agreements under which the project is submitted");
    }

    private static List<FieldError> fault(String pointer, String detail) {
        return List.of(new FieldError("/marking" + pointer, detail));
    }

    private static Set<String> with(Set<String> members, String own) {
        Set<String> all = new TreeSet<>(members);
        all.add(own);
        return all;
    }
}
