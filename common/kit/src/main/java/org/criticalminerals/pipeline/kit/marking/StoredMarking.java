package org.criticalminerals.pipeline.kit.marking;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.releasability.Marking;

/**
 * A marking as it is sent, stored and shown.
 *
 * @param kind the kind
 * @param parties for {@code RELEASABLE_TO} and {@code INTERNAL}
 * @param agencies for {@code AGENCY}: ids
 * @param people for {@code NAMED}: subjects
 */
public record StoredMarking(
        @NotNull(message = "is missing: say the kind of marking")
        MarkingKind kind,

        @Size(max = 20, message = "must have at most 20 entries")
        Set<@Size(max = 20) String> parties,

        @Size(max = 50, message = "must have at most 50 entries")
        Set<@Size(max = 60) String> agencies,

        @Size(max = 50, message = "must have at most 50 entries")
        Set<@Size(max = 100) String> people) {

    public StoredMarking {
        parties = sorted(parties);
        agencies = sorted(agencies);
        people = sorted(people);
    }

    /** A marking as it is stored. */
    public static StoredMarking of(Marking marking) {
        return new StoredMarking(marking.kind(), marking.parties(), marking.agencies(), marking.people());
    }

    /** The marking itself. */
    public Marking marking() {
        return new Marking(kind, parties, agencies, people);
    }

    private static Set<String> sorted(Set<String> members) {
        Set<String> sorted = new TreeSet<>();
        if (members != null) {
            members.stream()
                    .filter(member -> member != null && !member.isBlank())
                    .forEach(sorted::add);
        }
        return Collections.unmodifiableSet(sorted);
    }
}
