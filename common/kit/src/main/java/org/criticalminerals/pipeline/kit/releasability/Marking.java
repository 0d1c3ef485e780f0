package org.criticalminerals.pipeline.kit.releasability;

import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;

/**
 * Who may see a section, a document, a comment (DOMAIN.md, "Confidentiality between the parties").
 *
 * @param kind the kind of marking
 * @param parties for {@code RELEASABLE_TO} the parties, for {@code INTERNAL} the one party
 * @param agencies for {@code AGENCY} the agencies
 * @param people for {@code NAMED} the people's subjects
 */
public record Marking(MarkingKind kind, Set<String> parties, Set<String> agencies, Set<String> people) {

    public Marking {
        parties = parties == null ? Set.of() : Set.copyOf(parties);
        agencies = agencies == null ? Set.of() : Set.copyOf(agencies);
        people = people == null ? Set.of() : Set.copyOf(people);
    }

    /** For everyone who is signed in. */
    public static Marking everyone() {
        return new Marking(MarkingKind.PUBLIC, Set.of(), Set.of(), Set.of());
    }

    /** For the parties of the agreement. */
    public static Marking ofParties() {
        return new Marking(MarkingKind.PARTIES, Set.of(), Set.of(), Set.of());
    }

    /** For some parties. */
    public static Marking releasableTo(Set<String> parties) {
        return new Marking(MarkingKind.RELEASABLE_TO, parties, Set.of(), Set.of());
    }

    /** For one party. */
    public static Marking internal(String party) {
        return new Marking(MarkingKind.INTERNAL, Set.of(party), Set.of(), Set.of());
    }

    /** For some agencies. */
    public static Marking ofAgencies(Set<String> agencies) {
        return new Marking(MarkingKind.AGENCY, Set.of(), agencies, Set.of());
    }
}
