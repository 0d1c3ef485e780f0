package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.portal.client.AttachmentClient;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Attachment;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Description;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.NewDocument;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.NewVersion;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Reason;
import org.criticalminerals.pipeline.portal.client.AttachmentClient.Whole;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.layout.FileForm;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Documents of a project: the list, one with its versions, the forms to add, renew, describe and withdraw. */
@Path("/projects/{id}/documents")
@Authenticated
public class AttachmentResource {

    private static final int ROWS = 25;
    private static final String DOCUMENTS = "documents";
    private static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 412, 413, 415, 422, 428);
    private static final List<String> FIELDS =
            List.of("title", "description", "section", "marking", "file", "note", "reason");

    private final Frames frames;
    private final ProjectClient projects;
    private final AttachmentClient attachments;
    private final PreparationClient preparations;
    private final Definitions definitions;

    AttachmentResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient AttachmentClient attachments,
            @RestClient PreparationClient preparations,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.attachments = attachments;
        this.preparations = preparations;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("done") String done) {
        var started = frames.start("projects");
        var listed = Loading.start(DOCUMENTS, attachments.list(id, Forms.given(cursor), ROWS));
        Project project = Loading.start("projects", projects.project(id)).required();
        Page<Attachment> page = listed.required();
        return Templates.list(
                started.done(),
                project,
                Markings.of(page.items().stream().map(Attachment::marking).toList()),
                page,
                Forms.given(cursor) != null,
                Objects.toString(done, ""));
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance form(@PathParam("id") UUID id, @QueryParam("section") String section) {
        return form(id, new Form(null), Objects.toString(section, ""), FormErrors.none());
    }

    // The file lies on disk, and goes on to the service from there: never all of it in memory.
    @POST
    @Path("/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Object add(@PathParam("id") UUID id, MultipartFormDataInput parts) {
        FileForm sent = FileForm.of(parts);
        Form form = sent.fields();
        if (!sent.hasFile()) {
            return form(id, form, form.text("section"), FormErrors.of("file", "chooseFile"));
        }
        String party = frames.start("projects").official().party();
        JsonNode marking = MarkingForm.of(form).json(party).orElse(null);
        return answer(
                () -> attachments.add(
                        id,
                        form.textOrNull("key"),
                        new NewDocument(
                                form.text("title"),
                                form.textOrNull("description"),
                                form.textOrNull("section"),
                                marking,
                                sent.fileName()),
                        sent.file()),
                id,
                "documentAdded",
                errors -> form(id, form, form.text("section"), errors));
    }

    private TemplateInstance form(UUID id, Form form, String section, FormErrors errors) {
        var started = frames.start("projects");
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        MarkingForm marking = MarkingForm.of(form);
        Project project = Loading.start("projects", projects.project(id)).required();
        return Templates.add(
                started.done(),
                project,
                definitions.all(),
                form.text("title"),
                form.text("description"),
                section,
                marking,
                NamedPeople.of(colleagues, marking),
                Forms.newKey(),
                errors);
    }

    private Object answer(
            Supplier<Uni<Whole>> call, UUID project, String done, Function<FormErrors, TemplateInstance> again) {
        try {
            Whole whole = Loading.start(DOCUMENTS, call.get()).required();
            return Response.seeOther(URI.create("/projects/" + project + "/documents/"
                            + whole.document().id() + "?done=" + done))
                    .build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            FormErrors errors =
                    problem.status() == 413 ? FormErrors.of("file", problem.detail()) : FormErrors.of(problem, FIELDS);
            return Response.status(problem.status() == 413 ? 413 : 200)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(again.apply(errors).render())
                    .build();
        }
    }

    @GET
    @Path("/{document}")
    @RunOnVirtualThread
    public TemplateInstance document(
            @PathParam("id") UUID id, @PathParam("document") UUID document, @QueryParam("done") String done) {
        var started = frames.start("projects");
        var loading = Loading.start(DOCUMENTS, attachments.whole(id, document));
        Project project = Loading.start("projects", projects.project(id)).required();
        Whole whole = loading.required();
        String section = whole.document().section();
        return Templates.document(
                started.done(),
                project,
                whole.document(),
                whole.versions(),
                Markings.of(List.of(whole.document().marking())),
                section == null ? "" : definitions.title(section),
                Objects.toString(done, ""));
    }

    @GET
    @Path("/{document}/versions/new")
    @RunOnVirtualThread
    public TemplateInstance renewal(@PathParam("id") UUID id, @PathParam("document") UUID document) {
        return act(id, document, "renewal", new Form(null), FormErrors.none());
    }

    @POST
    @Path("/{document}/versions/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Object renew(@PathParam("id") UUID id, @PathParam("document") UUID document, MultipartFormDataInput parts) {
        FileForm sent = FileForm.of(parts);
        Form form = sent.fields();
        if (!sent.hasFile()) {
            return act(id, document, "renewal", form, FormErrors.of("file", "chooseFile"));
        }
        return answer(
                () -> attachments.renew(
                        id,
                        document,
                        form.ifMatch(),
                        form.textOrNull("key"),
                        new NewVersion(form.textOrNull("note"), sent.fileName()),
                        sent.file()),
                id,
                "documentRenewed",
                errors -> act(id, document, "renewal", form, errors));
    }

    @GET
    @Path("/{document}/description")
    @RunOnVirtualThread
    public TemplateInstance description(@PathParam("id") UUID id, @PathParam("document") UUID document) {
        return act(id, document, "description", null, FormErrors.none());
    }

    @POST
    @Path("/{document}/description")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object describe(
            @PathParam("id") UUID id, @PathParam("document") UUID document, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                () -> attachments.describe(
                        id,
                        document,
                        form.ifMatch(),
                        new Description(form.text("title"), form.textOrNull("description"))),
                id,
                "documentDescribed",
                errors -> act(id, document, "description", form, errors));
    }

    @GET
    @Path("/{document}/withdrawal")
    @RunOnVirtualThread
    public TemplateInstance withdrawal(@PathParam("id") UUID id, @PathParam("document") UUID document) {
        return act(id, document, "withdrawal", new Form(null), FormErrors.none());
    }

    @POST
    @Path("/{document}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object withdraw(
            @PathParam("id") UUID id, @PathParam("document") UUID document, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                () -> attachments.withdraw(
                        id, document, form.ifMatch(), form.textOrNull("key"), new Reason(form.textOrNull("reason"))),
                id,
                "documentWithdrawn",
                errors -> act(id, document, "withdrawal", form, errors));
    }

    // Without a form, its fields are what the document says now.
    private TemplateInstance act(UUID id, UUID document, String act, Form form, FormErrors errors) {
        var started = frames.start("projects");
        var loading = Loading.start(DOCUMENTS, attachments.whole(id, document));
        Project project = Loading.start("projects", projects.project(id)).required();
        Attachment found = loading.required().document();
        return Templates.act(
                started.done(),
                project,
                found,
                Markings.of(List.of(found.marking())),
                act,
                form == null ? found.title() : form.text("title"),
                form == null ? Objects.toString(found.description(), "") : form.text("description"),
                form == null ? "" : form.text("note"),
                form == null ? "" : form.text("reason"),
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "attachment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame,
                Project project,
                List<Marking> markings,
                Page<Attachment> page,
                boolean further,
                String done);

        static native TemplateInstance add(
                Frame frame,
                Project project,
                List<SectionDefinition> sections,
                String title,
                String description,
                String section,
                MarkingForm marking,
                NamedPeople people,
                String key,
                FormErrors errors);

        static native TemplateInstance document(
                Frame frame,
                Project project,
                Attachment document,
                List<AttachmentClient.Version> versions,
                List<Marking> markings,
                String section,
                String done);

        static native TemplateInstance act(
                Frame frame,
                Project project,
                Attachment document,
                List<Marking> markings,
                String act,
                String title,
                String description,
                String note,
                String reason,
                String key,
                FormErrors errors);
    }
}
