package org.criticalminerals.pipeline.portal.documents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.CommitteeClient;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Point;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.ProjectSummary;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.layout.Language;
import org.criticalminerals.pipeline.portal.layout.UnknownChoice;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Documents to take along, as PDF and DOCX. They are made of what the services answer to the reader's own token, so what
 * the reader may not see can't be in them.
 */
@Path("/documents")
@Authenticated
public class DocumentResource {

    private static final int MOST_BESIDE = 5;
    private static final int MOST_LISTED = 300;
    private static final int MOST_IN_BOOK = 40;
    private static final int MOST_PACKAGES = 10;
    private static final int MOST_OFFERED = 25;
    private static final int ROWS = 100;

    private final Frames frames;
    private final ProjectClient projects;
    private final PartnerClient partners;
    private final CommitteeClient committee;
    private final Definitions definitions;

    DocumentResource(
            Frames frames,
            @RestClient ProjectClient projects,
            @RestClient PartnerClient partners,
            @RestClient CommitteeClient committee,
            Definitions definitions) {
        this.frames = frames;
        this.projects = projects;
        this.partners = partners;
        this.committee = committee;
        this.definitions = definitions;
    }

    /** The page on which documents about many projects are chosen. */
    @GET
    @RunOnVirtualThread
    public TemplateInstance choose(@QueryParam("text") String text) {
        return choose(text == null ? "" : text.strip(), FormErrors.none());
    }

    private TemplateInstance choose(String words, FormErrors errors) {
        var started = frames.start("meetings");
        var found =
                Loading.start("projects", projects.projects(words.isEmpty() ? null : words, null, null, MOST_OFFERED));
        return Templates.choose(started.done(), words, found.optional(), errors);
    }

    /** A project on two pages. */
    @GET
    @Path("/projects/{id}/fact-sheet.{format}")
    @RunOnVirtualThread
    public Response factSheet(
            @PathParam("id") UUID id, @PathParam("format") String format, @QueryParam("language") String language) {
        Language wanted = language(language);
        var started = frames.start("projects");
        Project project = Loading.start("projects", projects.project(id)).required();
        return DocumentFile.of(FactSheet.of(project, desk(started, wanted)), format);
    }

    /** A review for those who decide on it. */
    @GET
    @Path("/reviews/{id}/decision-memo.{format}")
    @RunOnVirtualThread
    public Response decisionMemo(
            @PathParam("id") UUID id, @PathParam("format") String format, @QueryParam("language") String language) {
        Language wanted = language(language);
        var started = frames.start("reviews");
        var preparation = Loading.start("preparation", committee.preparation(id));
        Review review = Loading.start("reviews", partners.review(id)).required();
        Loaded<FrozenDossier> dossier = review.subject().projectId() == null
                ? new Loaded.Missing<>("dossier", true)
                : Loading.start(
                                "dossier",
                                projects.version(
                                        review.subject().projectId(),
                                        review.subject().dossierVersion()))
                        .optional();
        return DocumentFile.of(DecisionMemo.of(review, dossier, preparation.optional(), desk(started, wanted)), format);
    }

    /** The candidacies by stage with notes. */
    @GET
    @Path("/candidacies/annotated-list.{format}")
    @RunOnVirtualThread
    public Response annotatedList(
            @PathParam("format") String format,
            @QueryParam("agreement") String agreement,
            @QueryParam("language") String language) {
        Language wanted = language(language);
        var started = frames.start("pipeline");
        String code = agreement == null ? "" : agreement.strip();
        List<Candidacy> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<Candidacy> page =
                    Loading.start("candidacies", candidacies(code, cursor)).required();
            found.addAll(page.items());
            cursor = page.hasNext() ? page.next() : null;
        } while (cursor != null && found.size() < MOST_LISTED);
        return DocumentFile.of(AnnotatedList.of(code, found, cursor != null, desk(started, wanted)), format);
    }

    private Uni<Page<Candidacy>> candidacies(String agreement, String cursor) {
        return projects.candidacies(
                agreement.isEmpty() ? null : agreement, null, null, null, null, null, null, null, cursor, ROWS);
    }

    /** Two or more projects beside each other. */
    @GET
    @Path("/projects/side-by-side.{format}")
    @RunOnVirtualThread
    public Response sideBySide(
            @PathParam("format") String format,
            @QueryParam("project") List<UUID> ids,
            @QueryParam("language") String language) {
        Language wanted = language(language);
        List<UUID> chosen = ids.stream().filter(Objects::nonNull).distinct().toList();
        if (chosen.size() < 2 || chosen.size() > MOST_BESIDE) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(choose("", FormErrors.of("project", "beside")).render())
                    .build();
        }
        var started = frames.start("projects");
        List<Loading<Project>> loading = chosen.stream()
                .map(id -> Loading.start("projects", projects.project(id)))
                .toList();
        List<Project> found = loading.stream().map(Loading::required).toList();
        return DocumentFile.of(SideBySide.of(found, desk(started, wanted)), format);
    }

    /** What a delegation takes to a meeting. */
    @GET
    @Path("/meetings/{id}/meeting-book.{format}")
    @RunOnVirtualThread
    public Response meetingBook(
            @PathParam("id") UUID id, @PathParam("format") String format, @QueryParam("language") String language) {
        Language wanted = language(language);
        var started = frames.start("meetings");
        var packages = Loading.start("packages", committee.packages(null, id, null, MOST_PACKAGES));
        Meeting meeting = Loading.start("meetings", committee.meeting(id)).required();
        List<Review> reviews = reviews(meeting, packages.required());
        Set<UUID> about = new LinkedHashSet<>();
        meeting.agenda().stream().map(Point::projectId).filter(Objects::nonNull).forEach(about::add);
        reviews.stream()
                .map(review -> review.subject().projectId())
                .filter(Objects::nonNull)
                .forEach(about::add);
        List<Project> found = about.stream()
                .limit(MOST_IN_BOOK)
                .map(project -> Loading.start("projects", projects.project(project)))
                .toList()
                .stream()
                .flatMap(one -> present(one).stream())
                .toList();
        return DocumentFile.of(
                MeetingBook.of(
                        meeting,
                        new MeetingBook.Material(reviews, found, about.size() > MOST_IN_BOOK),
                        desk(started, wanted)),
                format);
    }

    private List<Review> reviews(Meeting meeting, Page<CommitteeClient.PackageBrief> packages) {
        List<Loading<Review>> single = meeting.agenda().stream()
                .map(Point::reviewId)
                .filter(Objects::nonNull)
                .distinct()
                .map(review -> Loading.start("reviews", partners.review(review)))
                .toList();
        List<Loading<CommitteeClient.ReviewPackage>> together = packages.items().stream()
                .map(one -> Loading.start("packages", committee.reviewPackage(one.id())))
                .toList();
        Set<UUID> seen = new LinkedHashSet<>();
        return Stream.concat(
                        single.stream().flatMap(one -> present(one).stream()),
                        together.stream().flatMap(one -> present(one).stream()).flatMap(one -> one.reviews().stream()))
                .filter(review -> seen.add(review.id()))
                .toList();
    }

    // What isn't released to the reader isn't there for them; a service that is down is said, not left out.
    private static <T> Optional<T> present(Loading<T> loading) {
        Loaded<T> loaded = loading.optional();
        return loaded instanceof Loaded.Missing<T> missing && !missing.refused()
                ? Optional.of(loading.required())
                : loaded.map(value -> value);
    }

    private DocumentDesk desk(Frames.Started started, Language wanted) {
        Frame frame = started.done();
        return DocumentDesk.of(frame, definitions, wanted == null ? frame.language() : wanted);
    }

    // Looked at before any service is asked; null leaves it to the reader's account and browser.
    private static Language language(String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        return Language.named(wanted)
                .orElseThrow(() -> new UnknownChoice(
                        "There are no documents in this language",
                        "Documents come in "
                                + Language.all().stream()
                                        .map(one -> one.ownName() + " (" + one.code() + ")")
                                        .collect(Collectors.joining(", "))
                                + ". Go back and choose one of these."));
    }

    @CheckedTemplate(basePath = "document")
    static class Templates {
        private Templates() {}

        static native TemplateInstance choose(
                Frame frame, String words, Loaded<Page<ProjectSummary>> projects, FormErrors errors);
    }
}
