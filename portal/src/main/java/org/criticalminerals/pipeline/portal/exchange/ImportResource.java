package org.criticalminerals.pipeline.portal.exchange;

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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Import;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Imports projects from a table: the upload, how far it has come, what is wrong with which row. */
@Path("/imports")
@Authenticated
public class ImportResource {

    private static final Set<Integer> TO_SHOW = Set.of(400, 409, 413, 415, 422);

    private final Frames frames;
    private final ProjectClient projects;

    ImportResource(Frames frames, @RestClient ProjectClient projects) {
        this.frames = frames;
        this.projects = projects;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance upload() {
        return upload(FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Object begin(@RestForm("file") FileUpload file, @RestForm("atomic") String atomic) throws IOException {
        if (file == null || file.size() == 0) {
            return upload(FormErrors.of("file", "chooseFile"));
        }
        try {
            Import begun = Loading.start(
                            "projects",
                            projects.startImport("true".equals(atomic), Files.readAllBytes(file.uploadedFile())))
                    .required();
            return Response.seeOther(URI.create("/imports/" + begun.id())).build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return upload(FormErrors.of(problem, List.of("file")));
        }
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance progress(@PathParam("id") UUID id) {
        Frames.Started started = frames.start("projects");
        Import done = Loading.start("projects", projects.importProgress(id)).required();
        return Templates.progress(started.done(), done);
    }

    private TemplateInstance upload(FormErrors errors) {
        return Templates.upload(frames.start("projects").done(), errors);
    }

    @CheckedTemplate(basePath = "exchange")
    static class Templates {
        private Templates() {}

        static native TemplateInstance upload(Frame frame, FormErrors errors);

        static native TemplateInstance progress(Frame frame, Import done);
    }
}
