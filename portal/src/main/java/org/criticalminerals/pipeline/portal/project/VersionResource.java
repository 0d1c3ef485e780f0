package org.criticalminerals.pipeline.portal.project;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Comparison;
import org.criticalminerals.pipeline.portal.client.ProjectClient.DossierVersion;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.dossier.ChangeView;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The versions of a project's dossier: their list, one of them, and the difference of two. */
@Path("/projects/{id}")
@Authenticated
public class VersionResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final ProjectClient projects;
    private final Definitions definitions;

    VersionResource(Frames frames, @RestClient ProjectClient projects, Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.definitions = definitions;
    }

    @GET
    @Path("/versions")
    @RunOnVirtualThread
    public TemplateInstance versions(@PathParam("id") UUID id, @QueryParam("cursor") String cursor) {
        var started = frames.start("projects");
        var project = Loading.start("projects", projects.project(id));
        var versions = Loading.start("versions", projects.versions(id, Forms.given(cursor), ROWS));
        Project found = project.required();
        Page<VersionLine> lines = lines(versions.required());
        return Templates.versions(started.done(), found, lines, Forms.given(cursor) != null);
    }

    private Page<VersionLine> lines(Page<DossierVersion> page) {
        return new Page<>(
                page.items().stream()
                        .map(version -> new VersionLine(version, definitions.title(version.section())))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/versions/{version}")
    @RunOnVirtualThread
    public TemplateInstance version(@PathParam("id") UUID id, @PathParam("version") int version) {
        var started = frames.start("projects");
        var project = Loading.start("projects", projects.project(id));
        var dossier = Loading.start("versions", projects.version(id, version));
        Project found = project.required();
        var frozen = dossier.required();
        Frame frame = started.done();
        List<SectionPanel> sections = SectionPanel.of(frozen, definitions, frame);
        return Templates.version(
                frame,
                found,
                version,
                Markings.of(sections.stream().map(SectionPanel::marking).toList()),
                sections);
    }

    @GET
    @Path("/comparison")
    @RunOnVirtualThread
    public TemplateInstance comparison(
            @PathParam("id") UUID id, @QueryParam("from") Integer from, @QueryParam("to") Integer to) {
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        int newer = bounded(to == null ? project.dossierVersion() : to, project);
        int older = bounded(from == null ? newer - 1 : from, project);
        Comparison comparison = older == newer
                ? new Comparison(older, newer, List.of())
                : Loading.start("versions", projects.comparison(id, older, newer))
                        .required();
        Frame frame = started.done();
        List<String> compared = comparison.sections().stream()
                .map(ProjectClient.SectionChanges::section)
                .toList();
        return Templates.comparison(
                frame,
                project,
                Markings.of(project.sections().stream()
                        .filter(section -> compared.contains(section.section()))
                        .map(ProjectClient.SectionState::marking)
                        .toList()),
                older,
                newer,
                changes(comparison, frame));
    }

    private static int bounded(int version, Project project) {
        return Math.clamp(version, 1, Math.max(1, project.dossierVersion()));
    }

    private List<SectionDifference> changes(Comparison comparison, Frame frame) {
        return comparison.sections().stream()
                .filter(section -> !section.changes().isEmpty())
                .map(section -> definitions
                        .named(section.section())
                        .map(definition -> new SectionDifference(
                                definition.title(),
                                section.changes().stream()
                                        .map(change -> ChangeView.of(definition, change, frame.reader(), frame.names()))
                                        .toList()))
                        .orElseGet(() -> new SectionDifference(section.section(), List.of())))
                .toList();
    }

    /** A version with the title of the section that made it. */
    public record VersionLine(DossierVersion version, String title) {

        /** Who made it, as far as the reader may know. */
        public String by(Frame frame) {
            return HistoryLine.who(version.changedBy(), frame);
        }
    }

    /** What changed in a section. */
    public record SectionDifference(String title, List<ChangeView> changes) {}

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(Frame frame, Project project, Page<VersionLine> page, boolean further);

        static native TemplateInstance version(
                Frame frame, Project project, int number, List<Marking> markings, List<SectionPanel> sections);

        static native TemplateInstance comparison(
                Frame frame,
                Project project,
                List<Marking> markings,
                int older,
                int newer,
                List<SectionDifference> differences);
    }
}
