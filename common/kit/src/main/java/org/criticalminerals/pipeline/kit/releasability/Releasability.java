package org.criticalminerals.pipeline.kit.releasability;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * The one place that decides who may see what (ARCHITECTURE.md, "Identity and access"). PostgreSQL enforces the same
 * again by row-level security over the audiences computed here.
 */
public final class Releasability {

    private Releasability() {}

    /**
     * The audience of something marked.
     *
     * @param agreementParties the parties of the agreements under which it is shared
     */
    public static Set<String> audienceOf(Marking marking, Collection<String> agreementParties) {
        return switch (marking.kind()) {
            case PUBLIC -> Set.of(Audience.EVERYONE);
            case PARTIES -> Audience.parties(agreementParties);
            case RELEASABLE_TO, INTERNAL -> marking.parties();
            case AGENCY -> marking.agencies().stream().map(Audience::agency).collect(Collectors.toSet());
            case NAMED -> marking.people().stream().map(Audience::official).collect(Collectors.toSet());
        };
    }

    /** Whether an official is among those to whom something is released. */
    public static boolean maySee(ActingOfficial official, Collection<String> releasableTo) {
        return !Collections.disjoint(official.audience(), releasableTo);
    }

    /**
     * Whether something is released to fewer than all parties of an agreement, so that reading it is recorded. What all
     * parties see, the secretariat sees.
     */
    public static boolean isNarrowerThanParties(Collection<String> releasableTo) {
        return !releasableTo.contains(Audience.EVERYONE) && !releasableTo.contains(Audience.SECRETARIAT);
    }

    /**
     * What a draft's narrower audience leaves of a marking's: a marking never shows to more than see the draft itself.
     *
     * @param marked the marking's audience
     * @param draft the draft's audience: one agency, or one party
     * @param party the party of the draft
     */
    public static Set<String> within(Set<String> marked, Set<String> draft, String party) {
        if (marked.contains(Audience.EVERYONE) || marked.contains(party)) {
            return draft;
        }
        if (draft.contains(party)) {
            return marked.stream().filter(Releasability::isInsideAParty).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> both = new TreeSet<>(marked);
        both.retainAll(draft);
        marked.stream().filter(principal -> principal.startsWith("official:")).forEach(both::add);
        return both;
    }

    /** What the need for leave to release it leaves of something's audience. */
    public static Set<String> cleared(Set<String> audience, Clearing clearing) {
        return clearing.remaining(audience);
    }

    private static boolean isInsideAParty(String principal) {
        return principal.startsWith("agency:") || principal.startsWith("official:");
    }
}
