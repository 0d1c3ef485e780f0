package org.criticalminerals.pipeline.portal.review;

import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.dossier.ChangeView;
import org.criticalminerals.pipeline.portal.project.Markings;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/**
 * The dossier as it was frozen for a review, with what changed since the round before.
 *
 * @param sections its sections, those that changed first
 * @param since the round since which changes are told; 0 where this is the first, or it is about the same dossier
 * @param before the dossier version of that round; 0 where there is none
 * @param changes whether changes could be told, and how many sections they are in
 */
public record ReviewDossier(List<Part> sections, int since, int before, Loaded<Integer> changes) {

    /**
     * A section.
     *
     * @param panel what it says
     * @param changes what changed in it since the round before
     */
    public record Part(SectionPanel panel, List<ChangeView> changes) {

        /** Whether something changed in it. */
        public boolean isChanged() {
            return !changes.isEmpty();
        }
    }

    /** The markings of what it shows, the narrowest first. */
    public List<Marking> markings() {
        return Markings.of(sections.stream().map(part -> part.panel().marking()).toList());
    }

    /** Whether there is something to compare with. */
    public boolean isCompared() {
        return since > 0;
    }

    static ReviewDossier first(List<SectionPanel> sections) {
        return new ReviewDossier(
                sections.stream().map(panel -> new Part(panel, List.of())).toList(), 0, 0, new Loaded.Shown<>(0));
    }

    /** With the changes by the name of their section. */
    static ReviewDossier compared(
            List<SectionPanel> sections, int since, int before, Loaded<Map<String, List<ChangeView>>> differences) {
        Map<String, List<ChangeView>> bySection = differences.isShown() ? differences.value() : Map.of();
        List<Part> parts = sections.stream()
                .map(panel -> new Part(
                        panel, bySection.getOrDefault(panel.definition().name(), List.of())))
                .sorted((a, b) -> Boolean.compare(b.isChanged(), a.isChanged()))
                .toList();
        return new ReviewDossier(parts, since, before, differences.then(Map::size));
    }
}
