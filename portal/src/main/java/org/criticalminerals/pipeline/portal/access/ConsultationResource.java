package org.criticalminerals.pipeline.portal.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AccessClient;
import org.criticalminerals.pipeline.portal.client.AccessClient.Consultation;
import org.criticalminerals.pipeline.portal.client.AccessClient.NewAnswer;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What other parties ask the own one before they release its information, and its answers. */
@Path("/access-consultations")
@Authenticated
public class ConsultationResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final AccessClient access;

    ConsultationResource(Frames frames, @RestClient AccessClient access) {
        this.frames = frames;
        this.access = access;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        var started = frames.start("access");
        Page<Consultation> page = Loading.start("access", access.consultations(false, after, ROWS))
                .required();
        return Templates.consultations(started.done(), page, after != null);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance show(@PathParam("id") UUID id, @QueryParam("done") String done) {
        return page(frames.start("access"), id, new Form(null), Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object answer(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("access");
        String answer = sent.textOrNull("answer");
        try {
            Loading.start(
                            "access",
                            access.answer(
                                    id,
                                    sent.textOrNull("key"),
                                    new NewAnswer(
                                            answer,
                                            // What stays written beside another choice isn't meant.
                                            "RELEASE_REDACTED".equals(answer) ? sent.textOrNull("redactions") : null,
                                            "RELEASE".equals(answer) ? null : sent.textOrNull("ground"))))
                    .required();
            return Forms.seeOther("/access-consultations/" + id + "?done=answered");
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return page(started, id, sent, "", FormErrors.of(problem, List.of("answer", "redactions", "ground")));
        }
    }

    private TemplateInstance page(Frames.Started started, UUID id, Form sent, String done, FormErrors errors) {
        Consultation one = Loading.start("access", access.consultation(id)).required();
        return Templates.consultation(started.done(), one, sent, Forms.newKey(), done, errors);
    }

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance consultations(Frame frame, Page<Consultation> page, boolean further);

        static native TemplateInstance consultation(
                Frame frame, Consultation one, Form sent, String key, String done, FormErrors errors);
    }
}
