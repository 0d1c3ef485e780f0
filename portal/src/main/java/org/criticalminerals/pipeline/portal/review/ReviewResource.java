package org.criticalminerals.pipeline.portal.review;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Subject;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Draft;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Preparation;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Comparison;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.client.ProjectClient.SectionChanges;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.WaitingClient;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Preview;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.WatchState;
import org.criticalminerals.pipeline.portal.dossier.ChangeView;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.party.Preparations;
import org.criticalminerals.pipeline.portal.position.PositionFields;
import org.criticalminerals.pipeline.portal.project.SectionPanel;
import org.criticalminerals.pipeline.portal.security.StrongerSignIn;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reviews: the list, and the page on which a party's signatory reads what is asked and signs its position. */
@Path("/reviews")
@Authenticated
public class ReviewResource {

    private static final int ROWS = 25;
    private static final int MOST_ROUNDS = 100;

    private final Frames frames;
    private final PartnerClient partners;
    private final WaitingClient waiting;
    private final ProjectClient projects;
    private final WatchClient watches;
    private final CandidacyClient candidacies;
    private final Preparations preparations;
    private final Definitions definitions;

    ReviewResource(
            Frames frames,
            @RestClient PartnerClient partners,
            @RestClient WaitingClient waiting,
            @RestClient ProjectClient projects,
            @RestClient WatchClient watches,
            @RestClient CandidacyClient candidacies,
            Preparations preparations,
            Definitions definitions) {
        this.frames = frames;
        this.partners = partners;
        this.waiting = waiting;
        this.projects = projects;
        this.watches = watches;
        this.candidacies = candidacies;
        this.preparations = preparations;
        this.definitions = definitions;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @QueryParam("status") String status,
            @QueryParam("agreement") String agreement,
            @QueryParam("cursor") String cursor) {
        String chosen = status == null ? "OPEN" : status.strip();
        var started = frames.start("reviews");
        var found = Loading.start(
                "reviews",
                partners.reviews(null, Forms.given(agreement), Forms.given(chosen), null, Forms.given(cursor), ROWS));
        Page<Review> page = found.required();
        return Templates.list(
                started.done(),
                chosen,
                Objects.toString(Forms.given(agreement), ""),
                page,
                Forms.given(cursor) != null);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance review(@PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start("reviews");
        Review review = Loading.start("reviews", partners.review(id)).required();
        Draft draft = draft(review, started);
        Signing signing =
                Signing.begun(PositionForm.of(review, started.official().party(), draft));
        return page(started, review, signing.with(draft), Objects.toString(Forms.given(done), ""));
    }

    /** Without scripts in two steps: the first shows what signing would do, the second signs. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object sign(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("reviews");
        PositionForm form = PositionForm.of(sent);
        if (PositionFields.isChange(sent)) {
            return again(started, id, Signing.begun(form.changed(sent)));
        }
        FormErrors errors = form.errors();
        if (errors.isAny()) {
            return again(started, id, Signing.faulty(form, errors));
        }
        String party = started.official().party();
        try {
            Preview preview = Loading.start("reviews", waiting.preview(id, party, form.position()))
                    .required();
            String seen = sent.text("step").equals("sign") ? sent.text("seen") : "";
            // Whoever signs has seen what it does: where the position or its effect changed since, it is shown again.
            if (!seen.equals(Effect.mark(form, preview))) {
                return again(started, id, Signing.previewed(form, preview, !seen.isEmpty()));
            }
            Loading.start("reviews", partners.sign(id, party, form.position())).required();
            return Response.seeOther(
                            URI.create("/reviews/" + id + "?done=" + (preview.sealed() ? "signedSealed" : "signed")))
                    .build();
        } catch (ServiceProblem problem) {
            if (StrongerSignIn.isAskedBy(problem)) {
                return StrongerSignIn.page(started.done(), problem, "/reviews/" + id, fields);
            }
            if (problem.status() == 404 || problem.status() == 401) {
                throw problem;
            }
            return again(
                    started,
                    id,
                    Signing.faulty(form, FormErrors.of(problem, form.fields().names())));
        }
    }

    private TemplateInstance again(Frames.Started started, UUID id, Signing signing) {
        Review review = Loading.start("reviews", partners.review(id)).required();
        return page(started, review, signing.with(draft(review, started)), "");
    }

    /** The party's latest draft, for who may sign; null where there is none. */
    private Draft draft(Review review, Frames.Started started) {
        return review.permits("SIGN") && !started.official().isCoordinator()
                ? preparations
                        .of(review.id())
                        .toCompletableFuture()
                        .join()
                        .map(Preparation::draft)
                        .orElse(null)
                : null;
    }

    private TemplateInstance page(Frames.Started started, Review review, Signing signing, String done) {
        Subject subject = review.subject();
        var dossier = subject.hasDossier()
                ? Loading.start("dossier", projects.version(subject.projectId(), subject.dossierVersion()))
                : null;
        var basis = subject.projectId() != null ? ReviewBasis.start(subject, candidacies) : null;
        var rounds = Loading.start(
                "rounds", partners.reviews(subject.projectId(), subject.agreement(), null, null, null, MOST_ROUNDS));
        var watched = Loading.start("watches", watches.state("reviews", review.id()));
        Loaded<EarlierRounds> earlier = rounds.optional().then(found -> EarlierRounds.of(review, found.items()));
        Frame frame = started.done();
        return Templates.review(
                frame,
                review,
                dossier == null ? null : dossier.optional().then(frozen -> dossier(frozen, review, earlier, frame)),
                basis == null ? null : basis.done(),
                earlier,
                watched.optional().map(WatchState::watched).orElse(null),
                signing,
                signing.effect(review, frame),
                done);
    }

    private ReviewDossier dossier(FrozenDossier frozen, Review review, Loaded<EarlierRounds> earlier, Frame frame) {
        List<SectionPanel> sections = SectionPanel.of(frozen, definitions, frame);
        Review before = earlier.map(EarlierRounds::last).orElse(null);
        if (before == null || !before.subject().hasDossier()) {
            return ReviewDossier.first(sections);
        }
        int from = before.subject().dossierVersion();
        int to = review.subject().dossierVersion();
        if (from == to) {
            return ReviewDossier.compared(sections, before.round(), from, new Loaded.Shown<>(Map.of()));
        }
        var comparison = Loading.start(
                        "comparison", projects.comparison(review.subject().projectId(), from, to))
                .optional();
        return ReviewDossier.compared(sections, before.round(), from, comparison.then(found -> changes(found, frame)));
    }

    private Map<String, List<ChangeView>> changes(Comparison comparison, Frame frame) {
        Map<String, List<ChangeView>> changes = new LinkedHashMap<>();
        for (SectionChanges section : comparison.sections()) {
            definitions
                    .named(section.section())
                    .filter(definition -> !section.changes().isEmpty())
                    .ifPresent(definition -> changes.put(
                            definition.name(),
                            section.changes().stream()
                                    .map(change -> ChangeView.of(definition, change, frame.reader(), frame.names()))
                                    .toList()));
        }
        return changes;
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, String status, String agreement, Page<Review> page, boolean further);

        static native TemplateInstance review(
                Frame frame,
                Review review,
                Loaded<ReviewDossier> dossier,
                ReviewBasis basis,
                Loaded<EarlierRounds> earlier,
                Boolean watched,
                Signing signing,
                Effect effect,
                String done);
    }
}
