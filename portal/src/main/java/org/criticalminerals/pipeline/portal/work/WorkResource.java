package org.criticalminerals.pipeline.portal.work;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.DiscussionClient;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.OpenQuestion;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ProjectSummary;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.SavedSearch;
import org.criticalminerals.pipeline.portal.client.WatchClient.Watch;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.project.Markings;
import org.criticalminerals.pipeline.portal.security.Official;
import org.criticalminerals.pipeline.portal.security.Officials;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** <em>My work</em>: what waits for the official, and until when. A visitor finds here what the portal is. */
@Path("/")
public class WorkResource {

    private static final int REVIEWS = 50;
    private static final int DRAFTS = 10;
    private static final int CANDIDACIES = 100;
    private static final int WATCHED = 8;
    private static final int QUESTIONS = 5;

    private final Officials officials;
    private final Frames frames;
    private final PartnerClient partners;
    private final ProjectClient projects;
    private final WatchClient watches;
    private final DiscussionClient discussions;

    WorkResource(
            Officials officials,
            Frames frames,
            @RestClient PartnerClient partners,
            @RestClient ProjectClient projects,
            @RestClient WatchClient watches,
            @RestClient DiscussionClient discussions) {
        this.officials = officials;
        this.frames = frames;
        this.partners = partners;
        this.projects = projects;
        this.watches = watches;
        this.discussions = discussions;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public TemplateInstance home() {
        return officials.current().map(this::work).orElseGet(() -> Templates.landing(frames.plain()));
    }

    private TemplateInstance work(Official official) {
        var started = frames.start("work");
        var reviews = decides(official)
                ? Loading.start("reviews", partners.reviews(null, null, "OPEN", official.party(), null, REVIEWS))
                : Loading.done("reviews", new Page<Review>(List.of(), null));
        var questions = decides(official)
                ? Loading.start("questions", discussions.questions(null, QUESTIONS))
                : Loading.done("questions", new Page<OpenQuestion>(List.of(), null));
        var watched = Loading.start("watches", watches.watches(null, WATCHED));
        var searches = Loading.start("searches", watches.searches());
        var drafts = drafts(official, "AGENCY");
        var shared = drafts(official, "PARTY");
        var candidacies = official.mayDraft()
                ? Loading.start(
                        "candidacies",
                        projects.candidacies(
                                null, null, "ACTIVE", official.party(), null, null, null, null, null, CANDIDACIES))
                : Loading.done("candidacies", new Page<Candidacy>(List.of(), null));

        Frame frame = started.done();
        Loaded<Page<OpenQuestion>> asked = questions.optional();
        return Templates.work(
                frame,
                asked.map(WorkResource::markings).orElse(List.of()),
                reviews.optional().then(WaitingReviews::of),
                asked,
                drafts.optional(),
                shared.optional(),
                candidacies.optional().then(OwnCandidacies::of),
                watched.optional(),
                searches.optional().then(Page::items));
    }

    private static List<Marking> markings(Page<OpenQuestion> questions) {
        return Markings.of(
                questions.items().stream().map(one -> one.thread().marking()).toList());
    }

    private static boolean decides(Official official) {
        return !official.party().isEmpty() && !official.isCoordinator();
    }

    private Loading<Page<ProjectSummary>> drafts(Official official, String sharing) {
        return official.mayDraft()
                ? Loading.start("drafts", projects.projects(null, sharing, null, DRAFTS))
                : Loading.done("drafts", new Page<ProjectSummary>(List.of(), null));
    }

    @CheckedTemplate(basePath = "work")
    static class Templates {
        private Templates() {}

        static native TemplateInstance landing(Frame frame);

        static native TemplateInstance work(
                Frame frame,
                List<Marking> markings,
                Loaded<WaitingReviews> reviews,
                Loaded<Page<OpenQuestion>> questions,
                Loaded<Page<ProjectSummary>> drafts,
                Loaded<Page<ProjectSummary>> shared,
                Loaded<OwnCandidacies> candidacies,
                Loaded<Page<Watch>> watches,
                Loaded<List<SavedSearch>> searches);
    }
}
