package org.criticalminerals.pipeline.portal.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;

/** What a page with several sections is marked as a whole: every marking on it, the narrowest first. */
public final class Markings {

    private static final List<String> NARROWEST_FIRST =
            List.of("NAMED", "AGENCY", "INTERNAL", "RELEASABLE_TO", "PARTIES", "PUBLIC");

    private Markings() {}

    /** The markings of what is on a page, each once; those that aren't known don't count. */
    public static List<Marking> of(List<Marking> onPage) {
        return onPage.stream()
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingInt(marking -> NARROWEST_FIRST.indexOf(marking.kind())))
                .toList();
    }

    /**
     * Those of a project's page: a draft's existence is its agency's or its party's alone, whatever its sections say.
     *
     * @param further of what else is on the page: documents, threads
     */
    static List<Marking> of(Project project, List<SectionPanel> sections, List<Marking> further) {
        List<Marking> onPage = new ArrayList<>();
        switch (Objects.toString(project.sharing(), "")) {
            case "AGENCY" ->
                onPage.add(new Marking("AGENCY", List.of(), List.of(project.nominatingAgency()), List.of()));
            case "PARTY" ->
                onPage.add(new Marking("INTERNAL", List.of(project.nominatingParty()), List.of(), List.of()));
            default -> {
                // Submitted: its sections say who sees them.
            }
        }
        sections.forEach(section -> onPage.add(section.marking()));
        onPage.addAll(further);
        return of(onPage);
    }
}
