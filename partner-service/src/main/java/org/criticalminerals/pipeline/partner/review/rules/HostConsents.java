package org.criticalminerals.pipeline.partner.review.rules;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the states on whose territory a site lies stand with the consent that is theirs to give, party or not (DOMAIN.md,
 * "Host consent"; Regulation (EU) 2024/1252, Article 7). No gate that asks for it is approved without.
 *
 * @param missing ISO 3166 codes of states whose consent has not been recorded
 * @param refused ISO 3166 codes of states that said no
 */
public record HostConsents(Set<String> missing, Set<String> refused) {

    /** No state's consent is asked for, or all have given it. */
    public static final HostConsents GIVEN = new HostConsents(Set.of(), Set.of());

    public HostConsents {
        // Sorted, so that an explanation always names them in the same order.
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    }

    /** Whether nothing stands in the way. */
    public boolean areGiven() {
        return missing.isEmpty() && refused.isEmpty();
    }

    /** These and others. */
    public HostConsents and(HostConsents others) {
        Set<String> allMissing = new TreeSet<>(missing);
        allMissing.addAll(others.missing);
        Set<String> allRefused = new TreeSet<>(refused);
        allRefused.addAll(others.refused);
        return new HostConsents(allMissing, allRefused);
    }
}
