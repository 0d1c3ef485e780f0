package org.criticalminerals.pipeline.portal.committee;

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
import org.criticalminerals.pipeline.portal.client.CommitteeClient;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.NewPackage;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.ReviewPackage;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.position.PositionFields;
import org.criticalminerals.pipeline.portal.security.StrongerSignIn;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Packages: putting open reviews together, and the page on which a party signs them in one act. */
@Path("/packages")
@Authenticated
public class PackageResource {

    private static final int MOST = 100;
    private static final String PLACE = "meetings";
    private static final String PACKAGES = "packages";

    private final Frames frames;
    private final CommitteeClient committee;
    private final PartnerClient partners;

    PackageResource(Frames frames, @RestClient CommitteeClient committee, @RestClient PartnerClient partners) {
        this.frames = frames;
        this.committee = committee;
        this.partners = partners;
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance open(@QueryParam("agreement") String agreement, @QueryParam("meeting") String meeting) {
        return opening(
                Objects.toString(agreement, "").strip(),
                Objects.toString(meeting, "").strip(),
                new Form(null),
                FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object open(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        String agreement = sent.text("agreement");
        String meeting = sent.text("meetingId");
        if (sent.all("reviews").size() < 2) {
            return opening(agreement, meeting, sent, FormErrors.of("reviews", "reviews"));
        }
        try {
            ReviewPackage opened = Loading.start(
                            PACKAGES,
                            committee.open(
                                    sent.textOrNull("key"),
                                    new NewPackage(
                                            agreement,
                                            sent.textOrNull("title"),
                                            sent.textOrNull("note"),
                                            meeting.isEmpty() ? null : sent.id("meetingId"),
                                            sent.all("reviews").stream()
                                                    .filter(id -> id.matches("[0-9a-fA-F-]{36}"))
                                                    .map(UUID::fromString)
                                                    .toList())))
                    .required();
            return done(opened.id(), "opened");
        } catch (ServiceProblem problem) {
            shown(problem);
            return opening(agreement, meeting, sent, FormErrors.of(problem, List.of("title", "note", "reviews")));
        }
    }

    private TemplateInstance opening(String agreement, String meeting, Form sent, FormErrors errors) {
        var started = frames.start(PLACE);
        var open = agreement.isEmpty()
                ? Loading.done("reviews", new Page<Review>(List.of(), null))
                : Loading.start("reviews", partners.reviews(null, agreement, "OPEN", null, null, MOST));
        List<Review> reviews = open.required().items();
        return Templates.open(
                started.done(),
                agreement,
                meeting,
                reviews,
                sent.all("reviews"),
                sent.text("title"),
                sent.text("note"),
                Forms.newKey(),
                errors);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance reviewPackage(@PathParam("id") UUID id, @QueryParam("done") String done) {
        var started = frames.start(PLACE);
        ReviewPackage found =
                Loading.start(PACKAGES, committee.reviewPackage(id)).required();
        return Templates.reviewPackage(
                started.done(),
                found,
                PackageForm.of(found, started.official().party()),
                Forms.newKey(),
                FormErrors.none(),
                Objects.toString(done, ""));
    }

    /** Shows what the act comes to, and signs it on the second press. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object sign(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start(PLACE);
        ReviewPackage found =
                Loading.start(PACKAGES, committee.reviewPackage(id)).required();
        PackageForm form = PackageForm.of(found, sent, started.official().party());
        if (PositionFields.isChange(sent)) {
            return Templates.reviewPackage(
                    started.done(), found, form.changed(sent), Forms.newKey(), FormErrors.none(), "");
        }
        FormErrors errors = form.errors();
        if (!errors.isAny() && sent.has("preview")) {
            return Templates.preview(started.done(), found, form, Forms.newKey());
        }
        if (!errors.isAny() && !sent.has("back")) {
            try {
                Loading.start(PACKAGES, committee.sign(id, sent.textOrNull("key"), form.signature()))
                        .required();
                return done(id, "packageSigned");
            } catch (ServiceProblem problem) {
                if (StrongerSignIn.isAskedBy(problem)) {
                    return StrongerSignIn.page(started.done(), problem, "/packages/" + id, fields);
                }
                shown(problem);
                errors = PackageRefusal.of(problem, form);
            }
        }
        return Templates.reviewPackage(started.done(), found, form, Forms.newKey(), errors, "");
    }

    private static void shown(ServiceProblem problem) {
        if (problem.status() == 404 || problem.status() == 401) {
            throw problem;
        }
    }

    private static Response done(UUID id, String what) {
        return Response.seeOther(URI.create("/packages/" + id + "?done=" + what))
                .build();
    }

    @CheckedTemplate(basePath = "package")
    static class Templates {
        private Templates() {}

        static native TemplateInstance open(
                Frame frame,
                String agreement,
                String meeting,
                List<Review> reviews,
                List<String> chosen,
                String title,
                String note,
                String key,
                FormErrors errors);

        static native TemplateInstance reviewPackage(
                Frame frame, ReviewPackage found, PackageForm form, String key, FormErrors errors, String done);

        static native TemplateInstance preview(Frame frame, ReviewPackage found, PackageForm form, String key);
    }
}
