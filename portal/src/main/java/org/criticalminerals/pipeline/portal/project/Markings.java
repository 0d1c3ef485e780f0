package org.criticalminerals.pipeline.portal.project;

import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;

/** What a page with several sections is marked as a whole: every marking on it, the narrowest first. */
final class Markings {

    private static final List<String> NARROWEST_FIRST =
            List.of("NAMED", "AGENCY", "INTERNAL", "RELEASABLE_TO", "PARTIES", "PUBLIC");

    private Markings() {}

    static List<Marking> of(List<Marking> onPage) {
        return onPage.stream()
                .distinct()
                .sorted(Comparator.comparingInt(marking -> NARROWEST_FIRST.indexOf(marking.kind())))
                .toList();
    }
}
