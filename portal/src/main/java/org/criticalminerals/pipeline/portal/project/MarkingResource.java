package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.SectionState;
import org.criticalminerals.pipeline.portal.client.ReleaseClient;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.NewMarking;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.Preview;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Marking a section for other readers: a choice, a preview of who will see it then, and the reasons. */
@Path("/projects/{id}/dossier/{section}/marking")
@Authenticated
public class MarkingResource {

    private static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 412, 422, 428);

    private final Frames frames;
    private final ProjectClient projects;
    private final ReleaseClient releases;
    private final PreparationClient preparations;
    private final Definitions definitions;

    MarkingResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient ReleaseClient releases,
            @RestClient PreparationClient preparations,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.releases = releases;
        this.preparations = preparations;
        this.definitions = definitions;
    }

    /**
     * Who would see it, in words.
     *
     * @param lowered whether it takes a signatory
     */
    public record Effect(
            boolean lowered, List<String> readers, List<String> waiting, List<String> gained, List<String> lost) {

        static Effect of(Preview preview, Frame frame) {
            return new Effect(
                    preview.lowered(),
                    Readers.of(preview.readers(), frame.names()),
                    Readers.of(preview.waiting(), frame.names()),
                    Readers.of(preview.gained(), frame.names()),
                    Readers.of(preview.lost(), frame.names()));
        }
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance choose(@PathParam("id") UUID id, @PathParam("section") String section) {
        return page(id, section, null, "", null, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object mark(
            @PathParam("id") UUID id, @PathParam("section") String section, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        MarkingForm chosen = MarkingForm.of(form);
        var started = frames.start("projects");
        JsonNode marking = chosen.json(started.official().party())
                .map(JsonNode.class::cast)
                .orElse(null);
        try {
            if (form.has("preview")) {
                Preview preview = Loading.start(
                                "releases", releases.preview(id, section, new NewMarking(marking, null)))
                        .required();
                return page(id, section, chosen, form.text("reason"), preview, FormErrors.none());
            }
            Loading.start(
                            "releases",
                            releases.mark(
                                    id,
                                    section,
                                    form.ifMatch(),
                                    form.textOrNull("key"),
                                    new NewMarking(marking, form.textOrNull("reason"))))
                    .required();
            return Response.seeOther(URI.create("/projects/" + id + "?done=marked#section-" + section))
                    .build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return page(
                    id,
                    section,
                    chosen,
                    form.text("reason"),
                    null,
                    FormErrors.of(problem, List.of("reason", "marking")));
        }
    }

    private TemplateInstance page(
            UUID id, String section, MarkingForm chosen, String reason, Preview preview, FormErrors errors) {
        SectionDefinition definition = definitions.named(section).orElseThrow(NotFoundException::new);
        var started = frames.start("projects");
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        Project project = Loading.start("projects", projects.project(id)).required();
        SectionState state = project.sections().stream()
                .filter(one -> one.section().equalsIgnoreCase(definition.name()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Frame frame = started.done();
        MarkingForm marking = chosen == null ? MarkingForm.of(state) : chosen;
        return Templates.marking(
                frame,
                project,
                definition,
                state,
                marking,
                NamedPeople.of(colleagues, marking),
                reason,
                preview == null ? null : Effect.of(preview, frame),
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "release")
    static class Templates {
        private Templates() {}

        static native TemplateInstance marking(
                Frame frame,
                Project project,
                SectionDefinition definition,
                SectionState state,
                MarkingForm marking,
                NamedPeople people,
                String reason,
                Effect effect,
                String key,
                FormErrors errors);
    }
}
