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
import org.criticalminerals.pipeline.portal.client.WaitingClient;
import org.criticalminerals.pipeline.portal.client.WaitingClient.NewReminders;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Reminder;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.NewWatch;
import org.criticalminerals.pipeline.portal.client.WatchClient.NewWatches;
import org.criticalminerals.pipeline.portal.client.WatchClient.WatchResult;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.layout.Texts;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** On whom reviews wait, over all of them, with acts on several at once. */
@Path("/reviews/waiting")
@Authenticated
public class WaitingResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final WaitingClient waiting;
    private final WatchClient watches;

    WaitingResource(Frames frames, @RestClient WaitingClient waiting, @RestClient WatchClient watches) {
        this.frames = frames;
        this.waiting = waiting;
        this.watches = watches;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@BeanParam WaitingFilters filters, @QueryParam("cursor") String cursor) {
        return page(filters, cursor, List.of(), false);
    }

    /** Reminds the parties of the chosen reviews, or puts these on the watch list; then the same list again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public TemplateInstance act(
            @BeanParam WaitingFilters filters,
            @QueryParam("cursor") String cursor,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        List<UUID> chosen = form.all("review").stream()
                .filter(id -> id.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString)
                .limit(ROWS)
                .toList();
        if (chosen.isEmpty()) {
            return page(filters, cursor, List.of(), true);
        }
        List<Told> told = form.text("act").equals("watch") ? watch(chosen) : remind(chosen, form.textOrNull("key"));
        return page(filters, cursor, told, false);
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

    private TemplateInstance page(WaitingFilters filters, String cursor, List<Told> told, boolean nothingChosen) {
        boolean further = cursor != null && !cursor.isBlank();
        var started = frames.start("reviews");
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
        Frame frame = started.done();
        return Templates.list(
                frame,
                filters,
                page,
                ownAgencies(frame),
                Objects.toString(further ? cursor : "", ""),
                UUID.randomUUID().toString(),
                told,
                nothingChosen);
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
                List<Told> told,
                boolean nothingChosen);
    }
}
