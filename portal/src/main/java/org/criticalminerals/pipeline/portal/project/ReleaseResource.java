package org.criticalminerals.pipeline.portal.project;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ReleaseClient;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.Consent;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.Control;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.NewConsent;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.NewControl;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.Reason;
import org.criticalminerals.pipeline.portal.client.ReleaseClient.SectionRelease;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Who reads what of a dossier, the promoter's consents, and the flags of export control. */
@Path("/projects/{id}/releases")
@Authenticated
public class ReleaseResource {

    private static final int ROWS = 50;
    private static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 422);
    private static final List<String> FIELDS =
            List.of("subject", "party", "basis", "document", "givenOn", "expiresOn", "regime", "reason", "section");

    private final Frames frames;
    private final ProjectClient projects;
    private final ReleaseClient releases;
    private final Definitions definitions;

    ReleaseResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient ReleaseClient releases,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.releases = releases;
        this.definitions = definitions;
    }

    /** A section with who reads it, in words. */
    public record Line(
            String name,
            String title,
            boolean confidential,
            List<String> readers,
            List<String> waiting,
            Control control) {}

    /** A record with its words. */
    public record ConsentLine(Consent consent, String subject, String party) {}

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("done") String done) {
        var started = frames.start("projects");
        var consents = Loading.start("releases", releases.consents(id, Forms.given(cursor), ROWS));
        Project project = Loading.start("projects", projects.project(id)).required();
        boolean isOwn = project.nominatingParty().equals(started.official().party());
        List<SectionRelease> sections = isOwn
                ? Loading.start("releases", releases.releases(id)).required().sections()
                : List.of();
        Page<Consent> page = consents.required();
        Frame frame = started.done();
        return Templates.releases(
                frame,
                project,
                sections.stream().map(section -> line(section, frame)).toList(),
                new Page<>(
                        page.items().stream()
                                .map(consent -> new ConsentLine(
                                        consent,
                                        subject(consent.subject()),
                                        Readers.party(consent.party(), frame.names())))
                                .toList(),
                        page.next()),
                Objects.toString(done, ""));
    }

    private Line line(SectionRelease release, Frame frame) {
        return new Line(
                release.section(),
                definitions.title(release.section()),
                release.confidential(),
                Readers.of(release.readers(), frame.names()),
                Readers.of(release.waiting(), frame.names()),
                release.exportControl());
    }

    private String subject(String subject) {
        return subject.equals("disclosure") ? "Disclosure of the project" : definitions.title(subject);
    }

    @GET
    @Path("/consents")
    @RunOnVirtualThread
    public TemplateInstance consent(
            @PathParam("id") UUID id, @QueryParam("subject") String subject, @QueryParam("party") String party) {
        return consent(
                id, new Form(null), Objects.toString(subject, ""), Objects.toString(party, ""), FormErrors.none());
    }

    @POST
    @Path("/consents")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object record(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Map<String, String> wrong = new LinkedHashMap<>();
        LocalDate givenOn = day(form, "givenOn", wrong);
        LocalDate expiresOn = day(form, "expiresOn", wrong);
        if (!wrong.isEmpty()) {
            return consent(id, form, form.text("subject"), form.text("party"), new FormErrors(wrong, List.of()));
        }
        return answer(
                () -> releases.record(
                        id,
                        form.textOrNull("key"),
                        new NewConsent(
                                form.textOrNull("subject"),
                                form.textOrNull("party"),
                                form.textOrNull("basis"),
                                form.textOrNull("document"),
                                givenOn,
                                expiresOn)),
                id,
                "consent",
                errors -> consent(id, form, form.text("subject"), form.text("party"), errors));
    }

    private static LocalDate day(Form form, String name, Map<String, String> wrong) {
        try {
            return form.text(name).isEmpty() ? null : LocalDate.parse(form.text(name));
        } catch (DateTimeParseException e) {
            wrong.put(name, "day");
            return null;
        }
    }

    private Object answer(
            java.util.function.Supplier<io.smallrye.mutiny.Uni<?>> call,
            UUID id,
            String done,
            java.util.function.Function<FormErrors, TemplateInstance> again) {
        try {
            Loading.start("releases", call.get()).required();
            return Response.seeOther(URI.create("/projects/" + id + "/releases?done=" + done))
                    .build();
        } catch (ServiceProblem problem) {
            if (!TO_SHOW.contains(problem.status())) {
                throw problem;
            }
            return again.apply(FormErrors.of(problem, FIELDS));
        }
    }

    private TemplateInstance consent(UUID id, Form form, String subject, String party, FormErrors errors) {
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        return Templates.consent(
                started.done(), project, definitions.all(), form, subject, party, Forms.newKey(), errors);
    }

    @GET
    @Path("/consents/{consent}/revocation")
    @RunOnVirtualThread
    public TemplateInstance revocation(@PathParam("id") UUID id, @PathParam("consent") UUID consent) {
        return reason(id, "consents/" + consent + "/revocation", "revocation", "", FormErrors.none());
    }

    @POST
    @Path("/consents/{consent}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object revoke(
            @PathParam("id") UUID id, @PathParam("consent") UUID consent, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        return answer(
                () -> releases.revoke(id, consent, form.textOrNull("key"), new Reason(form.textOrNull("reason"))),
                id,
                "consentRevoked",
                errors -> reason(id, "consents/" + consent + "/revocation", "revocation", form.text("reason"), errors));
    }

    @GET
    @Path("/controls/{section}/lifting")
    @RunOnVirtualThread
    public TemplateInstance lifting(@PathParam("id") UUID id, @PathParam("section") String section) {
        return reason(id, "controls/" + named(section).name() + "/lifting", "lifting", "", FormErrors.none());
    }

    @POST
    @Path("/controls/{section}/lifting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object lift(
            @PathParam("id") UUID id, @PathParam("section") String section, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String name = named(section).name();
        return answer(
                () -> releases.lift(id, name, form.textOrNull("key"), new Reason(form.textOrNull("reason"))),
                id,
                "controlLifted",
                errors -> reason(id, "controls/" + name + "/lifting", "lifting", form.text("reason"), errors));
    }

    private TemplateInstance reason(UUID id, String path, String act, String reason, FormErrors errors) {
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        return Templates.reason(started.done(), project, path, act, reason, Forms.newKey(), errors);
    }

    @GET
    @Path("/controls/{section}")
    @RunOnVirtualThread
    public TemplateInstance control(@PathParam("id") UUID id, @PathParam("section") String section) {
        return control(id, named(section), new Form(null), FormErrors.none());
    }

    @POST
    @Path("/controls/{section}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object flag(
            @PathParam("id") UUID id, @PathParam("section") String section, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        SectionDefinition definition = named(section);
        return answer(
                () -> releases.control(
                        id,
                        definition.name(),
                        form.textOrNull("key"),
                        new NewControl(form.textOrNull("regime"), form.textOrNull("reason"))),
                id,
                "controlled",
                errors -> control(id, definition, form, errors));
    }

    private TemplateInstance control(UUID id, SectionDefinition definition, Form form, FormErrors errors) {
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        return Templates.control(started.done(), project, definition, form, Forms.newKey(), errors);
    }

    private SectionDefinition named(String section) {
        return definitions.named(section).orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "release")
    static class Templates {
        private Templates() {}

        static native TemplateInstance releases(
                Frame frame, Project project, List<Line> sections, Page<ConsentLine> consents, String done);

        static native TemplateInstance consent(
                Frame frame,
                Project project,
                List<SectionDefinition> sections,
                Form form,
                String subject,
                String party,
                String key,
                FormErrors errors);

        static native TemplateInstance reason(
                Frame frame, Project project, String path, String act, String reason, String key, FormErrors errors);

        static native TemplateInstance control(
                Frame frame, Project project, SectionDefinition definition, Form form, String key, FormErrors errors);
    }
}
