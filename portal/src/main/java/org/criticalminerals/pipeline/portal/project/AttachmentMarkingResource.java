package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.criticalminerals.pipeline.portal.client.AttachmentClient;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Attachment;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Effect;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.NewMarking;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.WantedMarking;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Marking a document for other readers: a choice, a preview of who will see it then, and the reasons. */
@Path("/projects/{id}/documents/{document}/marking")
@Authenticated
public class AttachmentMarkingResource {

    private static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 412, 422, 428);

    private final Frames frames;
    private final ProjectClient projects;
    private final AttachmentClient attachments;
    private final PreparationClient preparations;

    AttachmentMarkingResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient AttachmentClient attachments,
            @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.projects = projects;
        this.attachments = attachments;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance choose(@PathParam("id") UUID id, @PathParam("document") UUID document) {
        return page(id, document, null, "", null, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object mark(
            @PathParam("id") UUID id, @PathParam("document") UUID document, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        MarkingForm chosen = MarkingForm.of(form);
        JsonNode marking = chosen.json(frames.start("projects").official().party())
                .map(JsonNode.class::cast)
                .orElse(null);
        try {
            if (form.has("preview")) {
                Effect effect = Loading.start("documents", attachments.effect(id, document, new WantedMarking(marking)))
                        .required();
                return page(id, document, chosen, form.text("reason"), effect, FormErrors.none());
            }
            Loading.start(
                            "documents",
                            attachments.mark(
                                    id,
                                    document,
                                    form.ifMatch(),
                                    form.textOrNull("key"),
                                    new NewMarking(marking, form.textOrNull("reason"))))
                    .required();
            return Response.seeOther(URI.create("/projects/" + id + "/documents/" + document + "?done=documentMarked"))
                    .build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return page(
                    id,
                    document,
                    chosen,
                    form.text("reason"),
                    null,
                    FormErrors.of(problem, List.of("reason", "marking")));
        }
    }

    private TemplateInstance page(
            UUID id, UUID document, MarkingForm chosen, String reason, Effect effect, FormErrors errors) {
        var started = frames.start("projects");
        var loading = Loading.start("documents", attachments.whole(id, document));
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        Project project = Loading.start("projects", projects.project(id)).required();
        Attachment found = loading.required().document();
        Frame frame = started.done();
        MarkingForm marking = chosen == null ? MarkingForm.of(found.marking(), found.isDefaultMarking()) : chosen;
        return Templates.marking(
                frame,
                project,
                found,
                Markings.of(List.of(found.marking())),
                marking,
                NamedPeople.of(colleagues, marking),
                reason,
                effect == null
                        ? null
                        : new MarkingResource.Effect(
                                effect.lowered(),
                                Readers.of(effect.readers(), frame.names()),
                                List.of(),
                                Readers.of(effect.gained(), frame.names()),
                                Readers.of(effect.lost(), frame.names())),
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "attachment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance marking(
                Frame frame,
                Project project,
                Attachment document,
                List<Marking> markings,
                MarkingForm marking,
                NamedPeople people,
                String reason,
                MarkingResource.Effect effect,
                String key,
                FormErrors errors);
    }
}
