package org.criticalminerals.pipeline.project.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.consent.ConsentRecords;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.dossier.section.Identity;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.criticalminerals.pipeline.record.CanonicalJson;

/** Enters new projects with the sections that come with them, in the caller's transaction. */
@ApplicationScoped
class ProjectEntry {

    private static final int FIRST = 1;
    private static final int LONGEST_DOCUMENT = 2_000;

    private final Projects projects;
    private final Sections sections;
    private final Versions versions;
    private final Stamps stamps;
    private final ConsentRecords consents;
    private final DossierAnnouncements announcements;
    private final EntityManager entities;
    private final Clock clock;

    ProjectEntry(
            Projects projects,
            Sections sections,
            Versions versions,
            Stamps stamps,
            ConsentRecords consents,
            DossierAnnouncements announcements,
            EntityManager entities,
            Clock clock) {
        this.projects = projects;
        this.sections = sections;
        this.versions = versions;
        this.stamps = stamps;
        this.consents = consents;
        this.announcements = announcements;
        this.entities = entities;
        this.clock = clock;
    }

    /** Enters a project whose sections were checked; for a draft of its agency or one that is submitted at once. */
    ProjectFacts enter(NewProject project) {
        Instant now = clock.instant();
        ProjectRow row = new ProjectRow();
        row.id = Ids.next();
        row.nominatingParty = project.party();
        row.nominatingAgency = project.agency();
        row.sharing = project.agreements().isEmpty() ? Sharing.AGENCY : Sharing.SUBMITTED;
        row.agreements = Arrays.of(codes(project.agreements()));
        row.version = FIRST;
        row.dossierVersion = FIRST;
        Identity identity = project.identity();
        row.rename(
                identity.name(), identity.promoter().name(), identity.promoter().identifier());
        row.createdAt = now;
        row.updatedAt = now;
        row.createdBy = project.by();
        SectionMarkings.Context context = stamps.context(row, project.agreements(), published(project));
        row.releasableTo = Arrays.of(SectionMarkings.audienceOfProject(context));
        Released released = released(project, context, Arrays.set(row.releasableTo));
        Stamps.show(row, released);
        projects.persist(row);
        context.leave().held().forEach(held -> keepPublished(row, project, held));
        List<Seals.Seal> seals = new ArrayList<>();
        sectionsOf(project).forEach((section, content) -> {
            SectionRow added =
                    SectionRow.of(row, section, SectionJson.write(content), null, context, project.by(), now);
            sections.persist(added);
            seals.add(new Seals.Seal(section.path(), added.hash));
        });
        versions.add(row, Seals.dossierHash(seals), now);
        entities.flush();
        projects.indexNew(row.id, Stamps.words(row), Arrays.set(row.releasableTo));
        announcements.nominated(row, project);
        return row.facts();
    }

    // What comes from sources that the file names had been published; whatever is written later waits for the promoter.
    private static Leave published(NewProject project) {
        boolean isPublished = project.how() == HistoryType.IMPORTED
                && !project.identity().sources().isEmpty();
        return isPublished
                ? new Leave(
                        sectionsOf(project).entrySet().stream()
                                .filter(section -> section.getKey() != Section.IDENTITY)
                                .map(section -> new Leave.Held(
                                        section.getKey().path(), Audience.EVERYONE, hash(section.getValue())))
                                .toList(),
                        Set.of())
                : Leave.NONE;
    }

    private static String hash(SectionContent content) {
        return CanonicalJson.sha256(SectionJson.write(content));
    }

    private void keepPublished(ProjectRow row, NewProject project, Leave.Held held) {
        String sources = String.join(" ; ", project.identity().sources());
        consents.keep(new ConsentRecords.New(
                row.id,
                row.nominatingParty,
                held.subject(),
                held.party(),
                ConsentBasis.PUBLISHED_SOURCE,
                held.contentHash(),
                sources.length() <= LONGEST_DOCUMENT ? sources : sources.substring(0, LONGEST_DOCUMENT),
                consents.today(),
                null,
                project.by()));
    }

    private static Released released(NewProject project, SectionMarkings.Context context, Set<String> audience) {
        return Released.of(
                isDefaultShown(Section.SITES, project.sites(), context, audience) ? project.sites() : null,
                isDefaultShown(Section.PRODUCTION, project.production(), context, audience)
                        ? project.production()
                        : null);
    }

    private static boolean isDefaultShown(
            Section section, SectionContent content, SectionMarkings.Context context, Set<String> audience) {
        Marking marking = SectionMarkings.inForce(section, null, context);
        return content != null
                && SectionMarkings.covers(SectionMarkings.audience(section, hash(content), marking, context), audience);
    }

    private static Map<Section, SectionContent> sectionsOf(NewProject project) {
        Map<Section, SectionContent> all = new LinkedHashMap<>();
        all.put(Section.IDENTITY, project.identity());
        if (project.sites() != null) {
            all.put(Section.SITES, project.sites());
        }
        if (project.production() != null) {
            all.put(Section.PRODUCTION, project.production());
        }
        return all;
    }

    private static Set<String> codes(List<AgreementState> agreements) {
        Set<String> codes = new TreeSet<>();
        agreements.forEach(agreement -> codes.add(agreement.code()));
        return codes;
    }
}
