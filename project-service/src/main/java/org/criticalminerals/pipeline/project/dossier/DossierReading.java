package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.dossier.section.Sites;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.ReferenceService;

/** Reads projects and dossiers as the acting official may see them. */
@ApplicationScoped
public class DossierReading {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_SITES = 20;

    private final Projects projects;
    private final Sections sections;
    private final Versions versions;
    private final ReferenceService reference;

    DossierReading(Projects projects, Sections sections, Versions versions, ReferenceService reference) {
        this.projects = projects;
        this.sections = sections;
        this.versions = versions;
        this.reference = reference;
    }

    /** A project; 404 where it isn't there or isn't released to the acting official. */
    public ProjectFacts get(UUID id) {
        return row(id).facts();
    }

    private ProjectRow row(UUID id) {
        return projects.findByIdOptional(id).orElseThrow(() -> Problems.notFound("project"));
    }

    /** Those of some projects that are released to the acting official. */
    public Map<UUID, ProjectFacts> released(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : projects.list("id in ?1", ids).stream()
                        .map(ProjectRow::facts)
                        .collect(Collectors.toMap(ProjectFacts::id, project -> project));
    }

    /** Projects whose names have words that begin like those of a text, newest first. */
    public Page<ProjectFacts> list(String text, Sharing sharing, String cursor, Integer limit, ActingOfficial reader) {
        int size = Limit.of(limit);
        List<ProjectRow> rows = projects.page(reader.audience(), words(text), sharing, Cursor.id(cursor), size + 1);
        return Page.of(rows, size, row -> Cursor.encode(row.id)).map(ProjectRow::facts);
    }

    /** The words of a search; 400 where it is too long. */
    public static List<String> words(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        if (text.length() > LONGEST_TEXT) {
            throw Problems.invalid("/text", "must have at most " + LONGEST_TEXT + " characters");
        }
        return NameKeys.words(text).stream().limit(MOST_WORDS).toList();
    }

    /** The current dossier. */
    public DossierView.Current current(ProjectFacts project, ActingOfficial reader) {
        SectionMarkings.Context context = context(project, reader);
        List<SectionRow> rows = ordered(sections.inVersion(project.id(), project.dossierVersion()));
        Map<String, JsonNode> dossier = new LinkedHashMap<>();
        rows.forEach(row -> dossier.put(row.key.section(), row.content));
        return new DossierView.Current(
                rows.stream()
                        .map(row -> DossierView.state(row, context, reader))
                        .toList(),
                dossier);
    }

    /** A version of a dossier. */
    public DossierView.Version version(UUID project, int number, ActingOfficial reader) {
        ProjectFacts facts = get(project);
        VersionRow version = requireVersion(project, number);
        SectionMarkings.Context context = context(facts, reader);
        Map<String, DossierView.Frozen> frozen = new LinkedHashMap<>();
        ordered(sections.inVersion(project, number))
                .forEach(row -> frozen.put(
                        row.key.section(),
                        new DossierView.Frozen(
                                row.content, row.hash, row.key.version(), DossierView.marking(row, context))));
        return new DossierView.Version(number, version.hash, version.createdAt, frozen);
    }

    /** The edits of a dossier, newest first. */
    public Page<DossierView.Edit> edits(UUID project, String cursor, Integer limit, ActingOfficial reader) {
        get(project);
        int size = Limit.of(limit);
        List<SectionRow> rows = sections.edits(project, edit(cursor), size + 1);
        return Page.of(rows, size, row -> Cursor.encode(row.key.version(), row.key.section()))
                .map(row -> new DossierView.Edit(
                        row.key.version(),
                        row.key.section(),
                        row.changedAt,
                        org.criticalminerals.pipeline.project.history.By.of(row.changedBy, reader)));
    }

    private static Sections.Edit edit(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.decode(cursor, 2);
        try {
            return new Sections.Edit(Integer.parseInt(values.getFirst()), values.getLast());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }

    /** What differs between two versions, in the sections released to the acting official. */
    public DossierView.Difference compare(UUID project, int from, int to) {
        get(project);
        requireVersion(project, from);
        requireVersion(project, to);
        Map<String, SectionRow> before = bySection(sections.inVersion(project, from));
        Map<String, SectionRow> after = bySection(sections.inVersion(project, to));
        List<DossierView.SectionDifference> differences = new ArrayList<>();
        for (Section section : Section.values()) {
            JsonNode then = content(before.get(section.path()));
            JsonNode now = content(after.get(section.path()));
            List<Comparison.Change> changes = then == null && now == null ? List.of() : Comparison.between(then, now);
            if (!changes.isEmpty()) {
                differences.add(new DossierView.SectionDifference(section.path(), changes));
            }
        }
        return new DossierView.Difference(from, to, differences);
    }

    private static Map<String, SectionRow> bySection(List<SectionRow> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.key.section(), row -> row));
    }

    private static JsonNode content(SectionRow row) {
        return row == null ? null : row.content;
    }

    private VersionRow requireVersion(UUID project, int number) {
        return versions.findByIdOptional(new VersionRow.Key(project, number))
                .orElseThrow(() -> Problems.notFound("dossier version"));
    }

    /**
     * A project that may be the same as another.
     *
     * @param project the project
     * @param nameKey its name in the form for comparing
     * @param promoterKey its promoter's name in that form
     * @param sites its sites, as far as the acting official may see them
     * @param mark the version in which what it is compared by was last edited
     */
    public record Resembling(
            ProjectFacts project, String nameKey, String promoterKey, List<Sites.Site> sites, int mark) {}

    /** A project as it is compared with others. */
    public Resembling resembling(UUID id) {
        ProjectRow row = row(id);
        return resembling(row, sitesOf(Set.of(id)), projects.likenessMarks(Set.of(id)));
    }

    /**
     * The projects with the same name or promoter as another, or with a site near one of its sites, as far as the acting
     * official may see all that.
     */
    public List<Resembling> alike(Resembling to, double kilometres) {
        UUID id = to.project().id();
        Map<UUID, ProjectRow> rows = new TreeMap<>(Comparator.reverseOrder());
        projects.alike(to.nameKey(), to.promoterKey(), id).forEach(row -> rows.put(row.id, row));
        projects.near(around(to.sites(), kilometres), id).forEach(row -> rows.put(row.id, row));
        Map<UUID, List<Sites.Site>> sites = sitesOf(rows.keySet());
        Map<UUID, Integer> marks = projects.likenessMarks(rows.keySet());
        return rows.values().stream().map(row -> resembling(row, sites, marks)).toList();
    }

    private static List<Surroundings> around(List<Sites.Site> sites, double kilometres) {
        return sites.stream()
                .filter(site -> site.latitude() != null && site.longitude() != null)
                .limit(MOST_SITES)
                .flatMap(site ->
                        Surroundings.of(
                                site.latitude().doubleValue(), site.longitude().doubleValue(), kilometres)
                                .stream())
                .distinct()
                .toList();
    }

    private static Resembling resembling(ProjectRow row, Map<UUID, List<Sites.Site>> sites, Map<UUID, Integer> marks) {
        return new Resembling(
                row.facts(),
                row.nameKey,
                row.promoterKey,
                sites.getOrDefault(row.id, List.of()),
                marks.getOrDefault(row.id, 0));
    }

    private Map<UUID, List<Sites.Site>> sitesOf(Collection<UUID> ids) {
        return sections.current(ids, Section.SITES).stream()
                .collect(Collectors.toMap(
                        row -> row.key.projectId(),
                        row -> ((Sites) SectionJson.read(Section.SITES, row.content)).sites()));
    }

    /** Which of these names and promoters a party's projects have already, with whose they are. */
    public Map<String, List<ProjectFacts>> same(String party, Collection<String> sameKeys) {
        return sameKeys.isEmpty()
                ? Map.of()
                : projects.same(party, sameKeys).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.sameKey, Collectors.mapping(ProjectRow::facts, Collectors.toList())));
    }

    /** The names of sections that are in a version of one's own party's project, released to oneself or not. */
    public Set<Section> present(UUID project, int version) {
        return sections.seals(project, version).stream()
                .map(seal -> Section.of(seal.section()).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SectionMarkings.Context context(ProjectFacts project, ActingOfficial reader) {
        return new SectionMarkings.Context(
                project.nominatingParty(),
                project.nominatingAgency(),
                project.sharing(),
                agreementsShownTo(reader, project));
    }

    // A default marking names the parties of the agreements; of those under which the reader sees no candidacy, nothing
    // may show.
    private List<AgreementState> agreementsShownTo(ActingOfficial reader, ProjectFacts project) {
        return reference.agreements(project.agreements()).stream()
                .filter(agreement -> reader.party().equals(project.nominatingParty())
                        || reader.isCoordinator()
                        || agreement.parties().contains(reader.party()))
                .toList();
    }

    private static List<SectionRow> ordered(List<SectionRow> rows) {
        return rows.stream().sorted(Comparator.comparing(SectionRow::section)).toList();
    }

    /** The distinct words of names under which something is found. */
    public static List<String> nameWords(ProjectFacts project) {
        return NameKeys.words(project.name() + " " + project.promoterName());
    }

    /** The key by which equal names and promoters are known. */
    public static String sameKey(String name, String promoter) {
        return NameKeys.sameKey(name, promoter);
    }
}
