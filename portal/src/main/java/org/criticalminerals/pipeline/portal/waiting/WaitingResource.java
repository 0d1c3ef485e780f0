package org.criticalminerals.pipeline.portal.waiting;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.WaitingClient;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Assigned;
import org.criticalminerals.pipeline.portal.client.WaitingClient.NewAssignments;
import org.criticalminerals.pipeline.portal.client.WaitingClient.NewReminders;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Reminder;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.NewWatch;
import org.criticalminerals.pipeline.portal.client.WatchClient.NewWatches;
import org.criticalminerals.pipeline.portal.client.WatchClient.WatchResult;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.layout.Texts;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** On whom reviews wait, over all of them, with acts on several at once. */
@Path("/reviews/waiting")
@Authenticated
public class WaitingResource {

    private static final int ROWS = 25;
    private static final String DESK = "desk";

    private final Frames frames;
    private final WaitingClient waiting;
    private final WatchClient watches;
    private final PreparationClient preparations;

    WaitingResource(
            Frames frames,
            @RestClient WaitingClient waiting,
            @RestClient WatchClient watches,
            @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.waiting = waiting;
        this.watches = watches;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@BeanParam WaitingFilters filters, @QueryParam("cursor") String cursor) {
        return page(filters, cursor, Acted.NOT_YET);
    }

    /**
     * Reminds the parties of the chosen reviews, gives them to a colleague or puts them on the watch list; then the same
     * list again.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public TemplateInstance act(
            @BeanParam WaitingFilters filters,
            @QueryParam("cursor") String cursor,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        List<UUID> chosen = form.all("review").stream()
                .filter(id -> id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .limit(ROWS)
                .toList();
        String official = form.text("official");
        String act = form.text("act");
        if (chosen.isEmpty()) {
            return page(filters, cursor, Acted.refused(Texts.of("bulk", "noReview"), chosen, official));
        }
        if (act.equals("assign") && official.isEmpty()) {
            return page(filters, cursor, Acted.refused(Texts.of("bulk", "noColleague"), chosen, official));
        }
        try {
            return page(
                    filters,
                    cursor,
                    switch (act) {
                        case "watch" -> Acted.done(watch(chosen));
                        case "assign" ->
                            new Acted(
                                    List.of(),
                                    assign(chosen, official, form.textOrNull("key")),
                                    "",
                                    List.of(),
                                    official);
                        default -> Acted.done(remind(chosen, form.textOrNull("key")));
                    });
        } catch (ServiceProblem problem) {
            if (problem.status() == 401) {
                throw problem;
            }
            return page(filters, cursor, Acted.refused(words(problem), chosen, official));
        }
    }

    private static String words(ServiceProblem problem) {
        return problem.fields().stream()
                .findFirst()
                .map(error -> Texts.message(error.path(), error.message()))
                .orElse(problem.detail());
    }

    private List<Assigned> assign(List<UUID> reviews, String official, String key) {
        NewAssignments wanted = new NewAssignments(reviews, official.equals(DESK) ? null : official);
        return Loading.start("reviews", waiting.assign(key, wanted)).required().items();
    }

    private List<Told> remind(List<UUID> reviews, String key) {
        return Loading.start("reviews", waiting.remind(key, new NewReminders(reviews))).required().items().stream()
                .collect(Collectors.groupingBy(Reminder::result, java.util.LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(result -> new Told("reminder." + result.getKey(), result.getValue()))
                .toList();
    }

    private List<Told> watch(List<UUID> reviews) {
        NewWatches wanted = new NewWatches(
                reviews.stream().map(id -> new NewWatch("REVIEW", id)).toList());
        return Loading.start("watches", watches.watchAll(wanted)).required().items().stream()
                .collect(
                        Collectors.groupingBy(WatchResult::result, java.util.LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(result -> new Told("watch." + result.getKey(), result.getValue()))
                .toList();
    }

    private TemplateInstance page(WaitingFilters filters, String cursor, Acted acted) {
        boolean further = cursor != null && !cursor.isBlank();
        var started = frames.start("reviews");
        var colleagues = started.official().mayDraft()
                ? Loading.start("colleagues", preparations.officials(Page.MOST))
                : Loading.done("colleagues", new Page<Colleague>(List.of(), null));
        var found = Loading.start(
                "reviews",
                waiting.waiting(
                        "OPEN",
                        "deadline",
                        filters.orNull("agreement"),
                        filters.orNull("party"),
                        filters.orNull("agency"),
                        filters.overdue(),
                        filters.dueWithin(),
                        further ? cursor : null,
                        ROWS));
        Page<Review> page = found.required();
        List<Colleague> desk = colleagues
                .optional()
                .map(all -> all.items().stream().filter(Colleague::mayDraft).toList())
                .orElse(List.of());
        Frame frame = started.done();
        return Templates.list(
                frame,
                filters,
                page,
                ownAgencies(frame),
                Objects.toString(further ? cursor : "", ""),
                Forms.newKey(),
                desk,
                acted);
    }

    private static List<Agency> ownAgencies(Frame frame) {
        return frame.names().parties().stream()
                .filter(party -> party.code().equals(frame.official().party()))
                .map(Party::agencies)
                .findFirst()
                .orElseGet(ArrayList::new);
    }

    /**
     * What became of some of the chosen reviews.
     *
     * @param result what, as a key of the texts
     * @param count of how many
     */
    public record Told(String result, long count) {

        /** In words. */
        public String inWords() {
            return count + " " + Texts.of("bulk", result);
        }
    }

    /**
     * What became of an act on the chosen reviews.
     *
     * @param told how many got on how
     * @param assigned of an assignment, what became of each
     * @param refusal why nothing was done at all; empty where something was
     * @param chosen what stays chosen
     * @param official to whom they were to be given
     */
    public record Acted(List<Told> told, List<Assigned> assigned, String refusal, List<UUID> chosen, String official) {

        private static final Acted NOT_YET = done(List.of());

        private static Acted done(List<Told> told) {
            return new Acted(told, List.of(), "", List.of(), "");
        }

        private static Acted refused(String why, List<UUID> chosen, String official) {
            return new Acted(List.of(), List.of(), why, chosen, official);
        }

        /** Whether a review stays chosen. */
        public boolean isChosen(UUID review) {
            return chosen.contains(review);
        }

        /** What became of a review that was to be given to somebody, in words. */
        public String inWords(Assigned one, List<Colleague> colleagues) {
            String name = colleagues.stream()
                    .filter(colleague -> colleague.subject().equals(official))
                    .map(Colleague::name)
                    .findFirst()
                    .orElse(Texts.of("bulk", "desk"));
            String key = one.result().equals("ASSIGNED") ? "ASSIGNED." + one.kind() : one.result();
            return Texts.of("bulk.assignment", key).formatted(name);
        }
    }

    @CheckedTemplate(basePath = "waiting")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame,
                WaitingFilters filters,
                Page<Review> page,
                List<Agency> agencies,
                String cursor,
                String key,
                List<Colleague> colleagues,
                Acted acted);
    }
}
