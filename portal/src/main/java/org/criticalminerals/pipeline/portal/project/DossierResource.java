package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.SectionState;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.FormView;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.dossier.SectionForm;
import org.criticalminerals.pipeline.portal.dossier.SectionView;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Editing a section of a dossier. The form works without scripts: rows are added and removed by its own buttons, and
 * nothing typed is ever lost, whether the service finds an error in it or somebody else saved the section meanwhile.
 */
@Path("/projects/{id}/dossier/{section}")
@Authenticated
public class DossierResource {

    private static final int STALE = 412;
    private static final int INVALID = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;

    private final Frames frames;
    private final ProjectClient projects;
    private final PreparationClient preparations;
    private final Definitions definitions;

    DossierResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient PreparationClient preparations,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.preparations = preparations;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance edit(@PathParam("id") UUID id, @PathParam("section") String section) {
        SectionDefinition definition = defined(section);
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        SectionForm form = SectionForm.ofContent(definition, project.dossier().get(definition.name()));
        return page(
                started,
                new Editing(
                        project,
                        definition,
                        form,
                        MarkingForm.of(state(project, definition)),
                        version(project, definition)),
                FormErrors.none(),
                null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object save(
            @PathParam("id") UUID id, @PathParam("section") String section, MultivaluedMap<String, String> fields) {
        SectionDefinition definition = defined(section);
        Form sent = new Form(fields);
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        SectionForm form = SectionForm.ofSent(definition, sent);
        Editing editing = new Editing(project, definition, form, MarkingForm.of(sent), sent.text("sectionVersion"));

        if (sent.has("add")) {
            return page(started, editing.with(form.withRow(sent.text("add"))), FormErrors.none(), null);
        }
        if (sent.has("remove")) {
            return page(
                    started,
                    editing.with(SectionForm.ofSentWithBlanks(definition, sent).withoutRow(sent.text("remove"))),
                    FormErrors.none(),
                    null);
        }
        SectionForm.Parsed parsed = form.parse();
        if (parsed.errors().isAny()) {
            return page(started, editing, parsed.errors(), null);
        }
        // Saving another section makes a new project version too. What counts here is whether this section changed
        // since
        // the form was opened; if it did, both are shown and nothing is overwritten unseen.
        if (!version(project, definition).equals(editing.sectionVersion())) {
            return changedMeanwhile(started, editing);
        }
        return send(started, editing, parsed.content(), true);
    }

    private Object send(Frames.Started started, Editing editing, ObjectNode content, boolean again) {
        Project project = editing.project();
        SectionDefinition definition = editing.definition();
        ObjectNode body = withWhatTheFormHasNot(content, project.dossier().get(definition.name()), definition);
        editing.marking()
                .json(started.official().party())
                .ifPresentOrElse(marking -> body.set("marking", marking), () -> {
                    SectionState state = state(project, definition);
                    if (state != null && !state.isDefaultMarking()) {
                        // Said expressly: what isn't mentioned stays as it is.
                        body.putNull("marking");
                    }
                });
        try {
            Loading.start(
                            "projects",
                            projects.saveSection(
                                    project.id(), definition.name(), "\"" + project.version() + "\"", body))
                    .required();
            return Response.seeOther(
                            URI.create("/projects/" + project.id() + "?done=saved#section-" + definition.name()))
                    .build();
        } catch (ServiceProblem problem) {
            return switch (problem.status()) {
                case STALE -> {
                    // Somebody saved between our reading and our writing.
                    Project fresh = Loading.start("projects", projects.project(project.id()))
                            .required();
                    Editing now = editing.of(fresh);
                    yield again && version(fresh, definition).equals(editing.sectionVersion())
                            ? send(started, now, content, false)
                            : changedMeanwhile(started, now);
                }
                case INVALID, UNPROCESSABLE, TOO_LARGE -> {
                    List<String> known = new ArrayList<>(editing.form().names());
                    known.add("marking");
                    yield page(started, editing, FormErrors.of(problem, known), null);
                }
                case FORBIDDEN -> {
                    if (!problem.slug().equals("lowering-is-an-act")) {
                        throw problem;
                    }
                    yield page(started, editing, FormErrors.of("marking", problem.detail()), null);
                }
                default -> throw problem;
            };
        }
    }

    private TemplateInstance changedMeanwhile(Frames.Started started, Editing editing) {
        Project project = editing.project();
        SectionDefinition definition = editing.definition();
        Frame frame = started.done();
        JsonNode saved = project.dossier().get(definition.name());
        SectionState state = state(project, definition);
        Meanwhile meanwhile = new Meanwhile(
                saved == null ? null : SectionView.of(definition, saved, frame.reader(), frame.names()),
                state == null ? "" : HistoryLine.who(state.changedBy(), frame),
                state == null ? "" : frame.reader().moment(state.changedAt()));
        // Saving again is then a decision taken with both texts in view.
        Editing decided =
                new Editing(project, definition, editing.form(), editing.marking(), version(project, definition));
        return page(started, decided, FormErrors.none(), meanwhile);
    }

    private TemplateInstance page(Frames.Started started, Editing editing, FormErrors errors, Meanwhile meanwhile) {
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        Frame frame = started.done();
        FormView view = FormView.of(editing.definition(), editing.form(), errors, frame.names());
        return Templates.edit(
                frame,
                editing.project(),
                editing.definition(),
                view,
                editing.marking(),
                NamedPeople.of(colleagues, editing.marking()),
                errors.at("marking"),
                editing.sectionVersion(),
                meanwhile);
    }

    // What another client wrote into the section and this form doesn't ask for stays as it is.
    private static ObjectNode withWhatTheFormHasNot(ObjectNode content, JsonNode saved, SectionDefinition definition) {
        ObjectNode body = content.deepCopy();
        if (saved == null) {
            return body;
        }
        Set<String> asked = definition.groups().stream()
                .flatMap(group -> group.isRepeated()
                        ? Stream.of(group.path())
                        : group.fields().stream().map(field -> field.path().split("/")[0]))
                .collect(Collectors.toSet());
        saved.properties().stream()
                .filter(member -> !asked.contains(member.getKey()))
                .forEach(member -> body.set(member.getKey(), member.getValue()));
        return body;
    }

    private SectionDefinition defined(String section) {
        return definitions.named(section).orElseThrow(NotFoundException::new);
    }

    private static SectionState state(Project project, SectionDefinition definition) {
        return project.sections().stream()
                .filter(state -> state.section().equalsIgnoreCase(definition.name()))
                .findFirst()
                .orElse(null);
    }

    private static String version(Project project, SectionDefinition definition) {
        SectionState state = state(project, definition);
        return state == null ? "0" : Long.toString(state.version());
    }

    /** What is being edited, on which version of it. */
    private record Editing(
            Project project,
            SectionDefinition definition,
            SectionForm form,
            MarkingForm marking,
            String sectionVersion) {

        Editing with(SectionForm other) {
            return new Editing(project, definition, other, marking, sectionVersion);
        }

        Editing of(Project fresh) {
            return new Editing(fresh, definition, form, marking, sectionVersion);
        }
    }

    /**
     * What somebody else saved while the form was open.
     *
     * @param view what is saved now; null where nothing is
     * @param by who saved it
     * @param at when
     */
    public record Meanwhile(SectionView view, String by, String at) {}

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance edit(
                Frame frame,
                Project project,
                SectionDefinition definition,
                FormView form,
                MarkingForm marking,
                NamedPeople people,
                String markingError,
                String sectionVersion,
                Meanwhile meanwhile);
    }
}
