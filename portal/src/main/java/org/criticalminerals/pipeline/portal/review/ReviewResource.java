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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.project.SectionPanel;
import org.criticalminerals.pipeline.portal.security.StrongerSignIn;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reviews: the list, and the page on which a party's signatory reads what is asked and signs its position. */
@Path("/reviews")
@Authenticated
public class ReviewResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final PartnerClient partners;
    private final ProjectClient projects;
    private final Definitions definitions;

    ReviewResource(
            Frames frames,
            @RestClient PartnerClient partners,
            @RestClient ProjectClient projects,
            Definitions definitions) {
        this.frames = frames;
        this.partners = partners;
        this.projects = projects;
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
                "reviews", partners.reviews(null, given(agreement), given(chosen), null, given(cursor), ROWS));
        Page<Review> page = found.required();
        return Templates.list(
                started.done(), chosen, Objects.toString(given(agreement), ""), page, given(cursor) != null);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance review(@PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start("reviews");
        Review review = Loading.start("reviews", partners.review(id)).required();
        return page(
                started, review, PositionForm.of(review, started.official().party()), FormErrors.none(), done != null);
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object sign(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("reviews");
        PositionForm form = PositionForm.of(sent);
        if (sent.has("add")) {
            return again(started, id, form.withCondition(), FormErrors.none());
        }
        if (sent.has("remove")) {
            return again(started, id, form.withoutCondition(sent.text("remove")), FormErrors.none());
        }
        FormErrors errors = form.errors();
        if (errors.isAny()) {
            return again(started, id, form, errors);
        }
        String party = started.official().party();
        try {
            Loading.start("reviews", partners.sign(id, party, form.position())).required();
            return Response.seeOther(URI.create("/reviews/" + id + "?done=signed"))
                    .build();
        } catch (ServiceProblem problem) {
            if (StrongerSignIn.isAskedBy(problem)) {
                return StrongerSignIn.page(started.done(), problem, "/reviews/" + id, fields);
            }
            if (problem.status() == 404 || problem.status() == 401) {
                throw problem;
            }
            return again(started, id, form, FormErrors.of(problem, form.names()));
        }
    }

    private TemplateInstance again(Frames.Started started, UUID id, PositionForm form, FormErrors errors) {
        Review review = Loading.start("reviews", partners.review(id)).required();
        return page(started, review, form, errors, false);
    }

    private TemplateInstance page(
            Frames.Started started, Review review, PositionForm form, FormErrors errors, boolean done) {
        var dossier = Loading.start(
                "dossier",
                projects.version(review.subject().projectId(), review.subject().dossierVersion()));
        Frame frame = started.done();
        return Templates.review(
                frame,
                review,
                dossier.optional().then(frozen -> SectionPanel.of(frozen, definitions, frame)),
                form,
                errors,
                done);
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, String status, String agreement, Page<Review> page, boolean further);

        static native TemplateInstance review(
                Frame frame,
                Review review,
                Loaded<List<SectionPanel>> dossier,
                PositionForm form,
                FormErrors errors,
                boolean done);
    }
}
