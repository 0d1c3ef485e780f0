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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Readiness;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agreement;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.CandidacyBrief;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Duplicates;
import org.criticalminerals.pipeline.portal.client.ProjectClient.GateNote;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Reasons;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Submission;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What an official does to a candidacy: submits, asks for a gate, holds, resumes, withdraws. */
@Path("/projects/{id}")
@Authenticated
public class CandidacyResource {

    /** What asks for reasons, each with a page of its own. */
    private static final Set<String> ACTS = Set.of("hold", "resumption", "withdrawal");

    private static final Set<Integer> TO_SHOW = Set.of(400, 409, 412, 413, 422, 428);

    private final Frames frames;
    private final ProjectClient projects;
    private final CandidacyClient candidacies;
    private final Definitions definitions;

    CandidacyResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient CandidacyClient candidacies,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.candidacies = candidacies;
        this.definitions = definitions;
    }

    @GET
    @Path("/submission")
    @RunOnVirtualThread
    public TemplateInstance submission(@PathParam("id") UUID id) {
        return submission(id, "", FormErrors.none());
    }

    @POST
    @Path("/submission")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object submit(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        if (form.text("agreement").isEmpty()) {
            return submission(id, "", FormErrors.of("agreement", "choose"));
        }
        try {
            Loading.start(
                            "projects",
                            projects.submit(
                                    id, form.ifMatch(), form.textOrNull("key"), new Submission(form.text("agreement"))))
                    .required();
            return done(id, "submitted");
        } catch (ServiceProblem problem) {
            shown(problem);
            return submission(id, form.text("agreement"), FormErrors.of(problem, List.of("agreement")));
        }
    }

    private TemplateInstance submission(UUID id, String chosen, FormErrors errors) {
        Frames.Started started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        Frame frame = started.done();
        List<String> already =
                project.candidacies().stream().map(CandidacyBrief::agreement).toList();
        List<Agreement> open = frame.names().agreements().stream()
                .filter(agreement -> agreement.parties().contains(project.nominatingParty()))
                .filter(agreement -> !already.contains(agreement.code()))
                .toList();
        return Templates.submission(frame, project, open, chosen, Forms.newKey(), errors);
    }

    @GET
    @Path("/candidacies/{agreement}/gate-request")
    @RunOnVirtualThread
    public TemplateInstance gateRequest(@PathParam("id") UUID id, @PathParam("agreement") String agreement) {
        return gateRequest(id, agreement, "", FormErrors.none());
    }

    @POST
    @Path("/candidacies/{agreement}/gate-request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object requestGate(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Loading.start(
                            "projects",
                            projects.requestGate(
                                    id,
                                    agreement,
                                    form.ifMatch(),
                                    form.textOrNull("key"),
                                    new GateNote(form.textOrNull("note"))))
                    .required();
            return done(id, "requested");
        } catch (ServiceProblem problem) {
            shown(problem);
            return gateRequest(id, agreement, form.text("note"), FormErrors.of(problem, List.of("note")));
        }
    }

    private TemplateInstance gateRequest(UUID id, String agreement, String note, FormErrors errors) {
        var started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        var duplicates = Loading.start("duplicates", projects.duplicates(id));
        var readiness = Loading.start("readiness", candidacies.readiness(id, agreement));
        Candidacy found = candidacy.required();
        Frame frame = started.done();
        String rule = frame.names()
                .agreement(agreement)
                .flatMap(one -> one.sentence(found.nextGate()))
                .orElse("");
        return Templates.gateRequest(
                frame,
                found,
                found.missingForNextGate().stream()
                        .map(section ->
                                new Missing(section.toLowerCase(java.util.Locale.ROOT), definitions.title(section)))
                        .toList(),
                readiness.optional(),
                duplicates.optional(),
                rule,
                note,
                Forms.newKey(),
                errors);
    }

    @GET
    @Path("/candidacies/{agreement}/{act}")
    @RunOnVirtualThread
    public TemplateInstance ask(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("act") String act) {
        return reasons(id, agreement, act, null, "", FormErrors.none());
    }

    @POST
    @Path("/candidacies/{agreement}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("act") String act,
            MultivaluedMap<String, String> fields) {
        if (!ACTS.contains(act)) {
            throw new NotFoundException();
        }
        Form form = new Form(fields);
        try {
            Loading.start(
                            "projects",
                            projects.act(
                                    id,
                                    agreement,
                                    act,
                                    form.ifMatch(),
                                    form.textOrNull("key"),
                                    new Reasons(form.textOrNull("reasons"))))
                    .required();
            return done(id, act);
        } catch (ServiceProblem problem) {
            shown(problem);
            return reasons(id, agreement, act, null, form.text("reasons"), FormErrors.of(problem, List.of("reasons")));
        }
    }

    @GET
    @Path("/candidacies/{agreement}/gate-requests/{number}/withdrawal")
    @RunOnVirtualThread
    public TemplateInstance askToWithdrawRequest(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("number") int number) {
        return reasons(id, agreement, "request-withdrawal", number, "", FormErrors.none());
    }

    @POST
    @Path("/candidacies/{agreement}/gate-requests/{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object withdrawRequest(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Loading.start(
                            "projects",
                            projects.withdrawRequest(
                                    id,
                                    agreement,
                                    number,
                                    form.ifMatch(),
                                    form.textOrNull("key"),
                                    new Reasons(form.textOrNull("reasons"))))
                    .required();
            return done(id, "request-withdrawal");
        } catch (ServiceProblem problem) {
            shown(problem);
            return reasons(
                    id,
                    agreement,
                    "request-withdrawal",
                    number,
                    form.text("reasons"),
                    FormErrors.of(problem, List.of("reasons")));
        }
    }

    private TemplateInstance reasons(
            UUID id, String agreement, String act, Integer number, String reasons, FormErrors errors) {
        if (number == null && !ACTS.contains(act)) {
            throw new NotFoundException();
        }
        var started = frames.start("projects");
        Candidacy candidacy =
                Loading.start("candidacies", projects.candidacy(id, agreement)).required();
        return Templates.reasons(started.done(), candidacy, act, reasons, Forms.newKey(), errors);
    }

    // What the page can explain stays on it; the rest has pages of its own.
    private static void shown(ServiceProblem problem) {
        if (!TO_SHOW.contains(problem.status())) {
            throw problem;
        }
    }

    private static Response done(UUID id, String what) {
        return Response.seeOther(URI.create("/projects/" + id + "?done=" + what))
                .build();
    }

    /** A section that is to be written before a gate can be asked for. */
    public record Missing(String section, String title) {}

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance submission(
                Frame frame, Project project, List<Agreement> agreements, String chosen, String key, FormErrors errors);

        static native TemplateInstance gateRequest(
                Frame frame,
                Candidacy candidacy,
                List<Missing> missing,
                Loaded<Readiness> readiness,
                Loaded<Duplicates> duplicates,
                String rule,
                String note,
                String key,
                FormErrors errors);

        static native TemplateInstance reasons(
                Frame frame, Candidacy candidacy, String act, String reasons, String key, FormErrors errors);
    }
}
