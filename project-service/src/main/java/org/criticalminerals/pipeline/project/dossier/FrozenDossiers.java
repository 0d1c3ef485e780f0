package org.criticalminerals.pipeline.project.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.project.dossier.section.Production;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.dossier.section.Sites;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** What others take of a dossier version: seals for a gate that freezes it, countries for rules, what lists show. */
@ApplicationScoped
public class FrozenDossiers {

    private final Sections sections;
    private final Versions versions;

    FrozenDossiers(Sections sections, Versions versions) {
        this.sections = sections;
        this.versions = versions;
    }

    /** The seals of all sections of a version of one's own party's project, for a gate that freezes it. */
    public List<SectionSeal> seals(UUID project, int version) {
        return sections.seals(project, version).stream()
                .map(seal -> new SectionSeal(
                        Section.of(seal.section()).orElseThrow(), seal.version(), seal.hash(), seal.releasableTo()))
                .toList();
    }

    /** Who wrote or edited the dossier up to a version, as subjects of the identity provider. */
    public Set<String> editors(UUID project, int version) {
        return sections.editors(project, version);
    }

    /** The hash of a version. */
    public String hash(UUID project, int version) {
        return versions.findById(new VersionRow.Key(project, version)).hash;
    }

    /** What of the current dossier all of an audience may see in lists. */
    public Released releasedTo(UUID project, int version, Set<String> audience) {
        return Released.of(
                content(project, version, Section.SITES, Sites.class, audience),
                content(project, version, Section.PRODUCTION, Production.class, audience));
    }

    /** The countries of all sites of a version that the acting official may read, for rules that ask for the host. */
    public Set<String> siteCountries(UUID project, int version) {
        return sections.inVersion(project, version, Section.SITES)
                .map(row -> (Sites) readStored(row))
                .map(sites -> (Set<String>) new TreeSet<>(
                        sites.sites().stream().map(Sites.Site::country).toList()))
                .orElse(Set.of());
    }

    /** Whether each of an audience may read where the sites lie, so far as that is written at all. */
    public boolean areSitesReleasedTo(UUID project, int version, Set<String> audience) {
        return sections.inVersion(project, version, Section.SITES)
                .map(row -> SectionMarkings.covers(Arrays.set(row.releasableTo), audience))
                .orElse(true);
    }

    private <C extends SectionContent> C content(
            UUID project, int version, Section section, Class<C> type, Set<String> audience) {
        return sections.inVersion(project, version, section)
                .filter(row -> SectionMarkings.covers(Arrays.set(row.releasableTo), audience))
                .map(row -> type.cast(readStored(row)))
                .orElse(null);
    }

    private static SectionContent readStored(SectionRow row) {
        return SectionJson.read(row.section(), row.content);
    }
}
