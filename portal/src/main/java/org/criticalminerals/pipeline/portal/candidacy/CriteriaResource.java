package org.criticalminerals.pipeline.portal.candidacy;

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
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Answer;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.CriteriaSet;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Item;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.NewAnswer;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.PartyAnswers;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The criteria of a candidacy: what the parties answered side by side, and the form to answer an item. */
@Path("/projects/{id}/candidacies/{agreement}/criteria")
@Authenticated
public class CriteriaResource {

    private static final List<String> FIELDS =
            List.of("answer", "evidence", "reference", "link", "validFrom", "validUntil", "score", "replaces");
    private static final List<String> DAYS = List.of("validFrom", "validUntil");

    private final Frames frames;
    private final ProjectClient projects;
    private final CandidacyClient candidacies;

    CriteriaResource(Frames frames, @RestClient ProjectClient projects, @RestClient CandidacyClient candidacies) {
        this.frames = frames;
        this.projects = projects;
        this.candidacies = candidacies;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance criteria(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @QueryParam("done") String done) {
        return page(id, agreement, done == null ? "" : done, FormErrors.none());
    }

    private TemplateInstance page(UUID id, String agreement, String done, FormErrors errors) {
        var started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        List<CriteriaSet> sets = Loading.start("criteria", candidacies.criteria(id, agreement))
                .required()
                .items();
        Candidacy found = candidacy.required();
        return Templates.criteria(started.done(), found, sets, done, Forms.newKey(), errors);
    }

    @POST
    @Path("/{set}/release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object release(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            MultivaluedMap<String, String> fields) {
        try {
            Loading.start("criteria", candidacies.release(id, agreement, set, new Form(fields).textOrNull("key")))
                    .required();
            return done(id, agreement, "released");
        } catch (ServiceProblem problem) {
            Refusals.shown(problem);
            return page(id, agreement, "", FormErrors.of(problem, List.of()));
        }
    }

    @GET
    @Path("/{set}/{item}")
    @RunOnVirtualThread
    public TemplateInstance answer(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @PathParam("item") String item) {
        return form(id, agreement, set, item, null, FormErrors.none());
    }

    @POST
    @Path("/{set}/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object answer(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @PathParam("item") String item,
            MultivaluedMap<String, String> fields) {
        Typed typed = Typed.of(new Form(fields), FIELDS);
        FormErrors errors = typed.errors(DAYS);
        if (errors.isAny()) {
            return form(id, agreement, set, item, typed, errors);
        }
        try {
            Loading.start(
                            "criteria",
                            candidacies.answer(
                                    id,
                                    agreement,
                                    set,
                                    item,
                                    new NewAnswer(
                                            typed.orNull("answer"),
                                            typed.orNull("evidence"),
                                            typed.orNull("reference"),
                                            typed.orNull("link"),
                                            typed.day("validFrom"),
                                            typed.day("validUntil"),
                                            typed.number("score"),
                                            typed.number("replaces"))))
                    .required();
            return done(id, agreement, "answered");
        } catch (ServiceProblem problem) {
            Refusals.shown(problem);
            return form(id, agreement, set, item, typed, FormErrors.of(problem, FIELDS));
        }
    }

    // Without typed text the form shows what the own party answered before.
    private TemplateInstance form(
            UUID id, String agreement, String setCode, String itemCode, Typed typed, FormErrors errors) {
        var started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        CriteriaSet set = Loading.start("criteria", candidacies.criteria(id, agreement)).required().items().stream()
                .filter(one -> one.code().equals(setCode))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Item item = set.items().stream()
                .filter(one -> one.code().equals(itemCode))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        PartyAnswers own = set.parties().stream()
                .filter(party -> party.party().equals(started.official().party()))
                .findFirst()
                .orElse(null);
        Answer known = own == null ? null : own.on(itemCode);
        return Templates.answer(
                started.done(),
                candidacy.required(),
                set,
                item,
                own != null && own.permits("ANSWER"),
                typed != null ? typed : typed(known),
                errors);
    }

    private static Typed typed(Answer known) {
        return known == null
                ? Typed.with()
                : Typed.with(
                        "answer", known.answer(),
                        "evidence", known.evidence(),
                        "reference", known.reference(),
                        "link", known.link(),
                        "validFrom", known.validFrom(),
                        "validUntil", known.validUntil(),
                        "score", known.score(),
                        "replaces", known.version());
    }

    private static Response done(UUID id, String agreement, String what) {
        return Response.seeOther(URI.create("/projects/" + id + "/candidacies/" + agreement + "/criteria?done=" + what))
                .build();
    }

    @CheckedTemplate(basePath = "candidacy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance criteria(
                Frame frame, Candidacy candidacy, List<CriteriaSet> sets, String done, String key, FormErrors errors);

        static native TemplateInstance answer(
                Frame frame,
                Candidacy candidacy,
                CriteriaSet set,
                Item item,
                boolean permitted,
                Typed form,
                FormErrors errors);
    }
}
