package org.criticalminerals.pipeline.project.dossier;

import java.util.List;
import org.criticalminerals.pipeline.project.dossier.section.Production;
import org.criticalminerals.pipeline.project.dossier.section.Sites;

/**
 * What lists and filters show of a dossier: nothing that part of their readers couldn't read in the dossier itself.
 *
 * @param countries ISO 3166 codes of the sites' countries, each once
 * @param minerals codes of minerals, groups and products, each once
 * @param steps codes of steps, each once
 */
public record Released(List<String> countries, List<String> minerals, List<String> steps) {

    /**
     * From the sections that are released.
     *
     * @param sites null where not released or not there
     * @param production null where not released or not there
     */
    static Released of(Sites sites, Production production) {
        return new Released(
                sites == null
                        ? List.of()
                        : sites.sites().stream()
                                .map(Sites.Site::country)
                                .distinct()
                                .toList(),
                production == null
                        ? List.of()
                        : production.lines().stream()
                                .map(Production.Line::mineral)
                                .distinct()
                                .toList(),
                production == null
                        ? List.of()
                        : production.lines().stream()
                                .map(Production.Line::step)
                                .distinct()
                                .toList());
    }
}
