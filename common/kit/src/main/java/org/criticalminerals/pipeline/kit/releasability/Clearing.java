package org.criticalminerals.pipeline.kit.releasability;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may receive something that needs leave to be released, beside its owner (DOMAIN.md, "Promoter's consent").
 *
 * @param owner the party whose it is; it needs no leave
 * @param parties the parties among whom it is shared
 * @param receivers the parties to whom it may be released; {@link Audience#EVERYONE} for all
 * @param partyOf the party of an agency or official, by principal; null where unknown
 */
public record Clearing(String owner, Set<String> parties, Set<String> receivers, Function<String, String> partyOf) {

    /** What remains of an audience: those of the owner's party, and those who may receive it. */
    Set<String> remaining(Set<String> audience) {
        if (receivers.contains(Audience.EVERYONE)) {
            return audience;
        }
        Set<String> others = new HashSet<>(parties);
        others.remove(owner);
        boolean isForAll = receivers.containsAll(others);
        Set<String> remaining = new HashSet<>();
        for (String principal : audience) {
            switch (principal) {
                case Audience.EVERYONE -> {
                    remaining.add(owner);
                    others.stream().filter(receivers::contains).forEach(remaining::add);
                    if (isForAll) {
                        remaining.add(Audience.SECRETARIAT);
                    }
                }
                // The secretariat sees what all parties see.
                case Audience.SECRETARIAT -> {
                    if (isForAll) {
                        remaining.add(principal);
                    }
                }
                default -> {
                    String party = principal.indexOf(':') < 0 ? principal : partyOf.apply(principal);
                    if (party != null && (owner.equals(party) || receivers.contains(party))) {
                        remaining.add(principal);
                    }
                }
            }
        }
        return remaining;
    }
}
