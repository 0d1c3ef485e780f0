package org.criticalminerals.pipeline.portal.change;

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
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Reasons;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Ends the own party's support of a selected project. */
@Path("/projects/{id}/candidacies/{agreement}/support-end")
@Authenticated
public class SupportEndResource {

    private final Frames frames;
    private final ProjectClient projects;

    SupportEndResource(Frames frames, @RestClient ProjectClient projects) {
        this.frames = frames;
        this.projects = projects;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance ask(@PathParam("id") UUID id, @PathParam("agreement") String agreement) {
        return page(id, agreement, "", FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object end(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Loading.start(
                            "projects",
                            projects.endSupport(
                                    id, agreement, form.textOrNull("key"), new Reasons(form.textOrNull("reasons"))))
                    .required();
            return Response.seeOther(URI.create("/projects/" + id + "?done=support-ended"))
                    .build();
        } catch (ServiceProblem problem) {
            ChangeResource.shown(problem);
            return page(id, agreement, form.text("reasons"), FormErrors.of(problem, List.of("reasons")));
        }
    }

    private TemplateInstance page(UUID id, String agreement, String reasons, FormErrors errors) {
        Frames.Started started = frames.start("projects");
        Candidacy candidacy =
                Loading.start("candidacies", projects.candidacy(id, agreement)).required();
        return Templates.supportEnd(started.done(), candidacy, reasons, Forms.newKey(), errors);
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        private Templates() {}

        static native TemplateInstance supportEnd(
                Frame frame, Candidacy candidacy, String reasons, String key, FormErrors errors);
    }
}
