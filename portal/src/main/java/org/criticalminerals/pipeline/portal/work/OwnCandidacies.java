package org.criticalminerals.pipeline.portal.work;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;

/**
 * The active candidacies that the official's party nominated, by what can be done next.
 *
 * @param returned those whose last review ended without opening the gate: something is to be mended
 * @param ready those whose next gate can be asked for, the first of them
 * @param underReview those on which the parties are deciding
 * @param more whether there are more than these
 */
record OwnCandidacies(List<Candidacy> returned, List<Candidacy> ready, List<Candidacy> underReview, boolean more) {

    private static final Set<String> TO_MEND = Set.of("RETURNED", "LAPSED", "REFUSED");

    // A page of work is read at a glance; the table has the rest.
    private static final int READY_AT_A_GLANCE = 8;

    static OwnCandidacies of(Page<Candidacy> page) {
        List<Candidacy> ready = page.items().stream()
                .filter(one -> !one.isPending() && !toMend(one) && !"COMPLETED".equals(one.stage()))
                .toList();
        return new OwnCandidacies(
                page.items().stream()
                        .filter(one -> !one.isPending() && toMend(one))
                        .toList(),
                ready.stream().limit(READY_AT_A_GLANCE).toList(),
                page.items().stream().filter(Candidacy::isPending).toList(),
                page.hasNext() || ready.size() > READY_AT_A_GLANCE);
    }

    private static boolean toMend(Candidacy candidacy) {
        return candidacy.lastOutcome() != null && TO_MEND.contains(candidacy.lastOutcome());
    }
}
