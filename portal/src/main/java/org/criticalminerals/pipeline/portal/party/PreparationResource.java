package org.criticalminerals.pipeline.portal.party;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Assignment;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Clearance;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewAnswer;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Preparation;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Question;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.position.PositionFields;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What officials write inside their party before it signs: the draft, questions to agencies, their answers. */
@Path("/reviews/{id}/preparation")
@Authenticated
public class PreparationResource {

    private final Frames frames;
    private final PartnerClient partners;
    private final PreparationClient preparations;

    PreparationResource(Frames frames, @RestClient PartnerClient partners, @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.partners = partners;
        this.preparations = preparations;
    }

    @GET
    @Path("/draft")
    @RunOnVirtualThread
    public TemplateInstance draft(@PathParam("id") UUID id) {
        Shown shown = shown(id);
        return Templates.draft(
                shown.frame(),
                shown.review(),
                shown.preparation(),
                DraftForm.of(shown.preparation().draft()),
                FormErrors.none());
    }

    @POST
    @Path("/draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object write(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        DraftForm form = DraftForm.of(sent);
        if (PositionFields.isChange(sent)) {
            return draftAgain(id, form.changed(sent), FormErrors.none());
        }
        FormErrors errors = form.errors();
        if (errors.isAny()) {
            return draftAgain(id, form, errors);
        }
        try {
            Loading.start("preparation", preparations.draft(id, form.draft())).required();
            return back(id);
        } catch (ServiceProblem problem) {
            return draftAgain(id, form, refused(problem, form.fields().names()));
        }
    }

    private TemplateInstance draftAgain(UUID id, DraftForm form, FormErrors errors) {
        Shown shown = shown(id);
        return Templates.draft(shown.frame(), shown.review(), shown.preparation(), form, errors);
    }

    @GET
    @Path("/question")
    @RunOnVirtualThread
    public TemplateInstance question(@PathParam("id") UUID id) {
        return question(id, Map.of(), FormErrors.none());
    }

    @POST
    @Path("/question")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object ask(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        Map<String, String> typed = typed(sent, "agency", "workingDays", "question");
        if (sent.text("agency").isEmpty()) {
            return question(id, typed, FormErrors.of("agency", "agency"));
        }
        String days = sent.text("workingDays");
        if (!days.isEmpty() && !days.matches("\\d{1,3}")) {
            return question(id, typed, FormErrors.of("workingDays", "days"));
        }
        try {
            Loading.start(
                            "preparation",
                            preparations.ask(
                                    id,
                                    sent.textOrNull("key"),
                                    new Question(
                                            sent.text("agency"),
                                            days.isEmpty() ? null : Integer.valueOf(days),
                                            sent.textOrNull("question"))))
                    .required();
            return back(id);
        } catch (ServiceProblem problem) {
            return question(id, typed, refused(problem, typed.keySet()));
        }
    }

    private TemplateInstance question(UUID id, Map<String, String> typed, FormErrors errors) {
        Shown shown = shown(id);
        return Templates.question(
                shown.frame(), shown.review(), shown.preparation(), new Typed(typed), Forms.newKey(), errors);
    }

    @GET
    @Path("/clearances/{agency}")
    @RunOnVirtualThread
    public TemplateInstance answer(@PathParam("id") UUID id, @PathParam("agency") String agency) {
        return answer(id, agency, null, FormErrors.none());
    }

    @POST
    @Path("/clearances/{agency}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object give(
            @PathParam("id") UUID id, @PathParam("agency") String agency, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        Map<String, String> typed = typed(sent, "answer", "comment", "draftVersion", "replaces");
        if (sent.text("answer").isEmpty()) {
            return answer(id, agency, typed, FormErrors.of("answer", "answer"));
        }
        if (!sent.text("answer").equals("CONCUR") && sent.text("comment").isEmpty()) {
            return answer(id, agency, typed, FormErrors.of("comment", "comment"));
        }
        try {
            Loading.start(
                            "preparation",
                            preparations.answer(
                                    id,
                                    agency,
                                    new NewAnswer(
                                            sent.text("answer"),
                                            sent.textOrNull("comment"),
                                            number(sent.text("draftVersion")),
                                            number(sent.text("replaces")))))
                    .required();
            return back(id);
        } catch (ServiceProblem problem) {
            return answer(id, agency, typed, refused(problem, typed.keySet()));
        }
    }

    private TemplateInstance answer(UUID id, String agency, Map<String, String> typed, FormErrors errors) {
        Shown shown = shown(id);
        Clearance clearance = shown.preparation().clearances().stream()
                .filter(one -> one.agency().equals(agency))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return Templates.answer(
                shown.frame(),
                shown.review(),
                shown.preparation(),
                clearance,
                new Typed(typed == null ? given(clearance) : typed),
                errors);
    }

    private static Map<String, String> given(Clearance clearance) {
        return clearance.answer() == null
                ? Map.of()
                : Map.of(
                        "answer",
                        clearance.answer().answer(),
                        "comment",
                        clearance.answer().comment() == null
                                ? ""
                                : clearance.answer().comment());
    }

    @GET
    @Path("/assignee")
    @RunOnVirtualThread
    public TemplateInstance assignee(@PathParam("id") UUID id) {
        return assignee(id, Map.of(), FormErrors.none());
    }

    @POST
    @Path("/assignee")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object assign(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        Map<String, String> typed = typed(sent, "official", "note");
        Assignment assignment = new Assignment(sent.textOrNull("official"), sent.textOrNull("note"));
        try {
            String agency = sent.text("agency");
            Loading.start(
                            "preparation",
                            agency.isEmpty()
                                    ? preparations.assign(id, assignment)
                                    : preparations.assign(id, agency, assignment))
                    .required();
            return back(id);
        } catch (ServiceProblem problem) {
            return assignee(id, typed, refused(problem, typed.keySet()));
        }
    }

    private TemplateInstance assignee(UUID id, Map<String, String> typed, FormErrors errors) {
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        Shown shown = shown(id);
        Page<Colleague> found = colleagues.required();
        String own = shown.frame().official().agency();
        return Templates.assignee(
                shown.frame(),
                shown.review(),
                own.equals(shown.preparation().lead()) ? "" : own,
                found.items().stream().filter(Colleague::mayDraft).toList(),
                new Typed(typed),
                errors);
    }

    private Shown shown(UUID id) {
        var started = frames.start("reviews");
        var review = Loading.start("reviews", partners.review(id));
        var preparation = Loading.start("preparation", preparations.preparation(id));
        return new Shown(review.required(), preparation.required(), started.done());
    }

    private record Shown(Review review, Preparation preparation, Frame frame) {}

    private static FormErrors refused(ServiceProblem problem, Iterable<String> names) {
        if (problem.status() == 404 || problem.status() == 401) {
            throw problem;
        }
        return FormErrors.of(problem, names);
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/reviews/" + id + "#own-party")).build();
    }

    private static Integer number(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static Map<String, String> typed(Form sent, String... names) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : names) {
            typed.put(name, sent.text(name));
        }
        return typed;
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance draft(
                Frame frame, Review review, Preparation preparation, DraftForm form, FormErrors errors);

        static native TemplateInstance question(
                Frame frame, Review review, Preparation preparation, Typed typed, String key, FormErrors errors);

        static native TemplateInstance answer(
                Frame frame,
                Review review,
                Preparation preparation,
                Clearance clearance,
                Typed typed,
                FormErrors errors);

        static native TemplateInstance assignee(
                Frame frame, Review review, String agency, List<Colleague> colleagues, Typed typed, FormErrors errors);
    }
}
