package org.criticalminerals.pipeline.portal.party;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Delegation;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewDelegation;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Note;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Who may sign for whom in the own agency, and until when. */
@Path("/delegations")
@Authenticated
public class DelegationResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final PreparationClient preparations;

    DelegationResource(Frames frames, @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        return page(cursor, Map.of(), List.of(), List.of(), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object give(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        ZoneId zone = frames.start("work").done().reader().zone();
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : List.of("delegate", "startsAt", "endsAt", "note")) {
            typed.put(name, sent.text(name));
        }
        Map<String, String> errors = new LinkedHashMap<>();
        if (sent.text("delegate").isEmpty()) {
            errors.put("delegate", "colleague");
        }
        Optional<LocalDate> from = day(sent.text("startsAt"));
        Optional<LocalDate> to = day(sent.text("endsAt"));
        if (!sent.text("startsAt").isEmpty() && from.isEmpty()) {
            errors.put("startsAt", "day");
        }
        if (to.isEmpty()) {
            errors.put("endsAt", "day");
        }
        if (!errors.isEmpty()) {
            return page(null, typed, sent.all("agreements"), sent.all("gates"), new FormErrors(errors, List.of()));
        }
        try {
            Loading.start(
                            "delegations",
                            preparations.delegate(
                                    sent.textOrNull("key"),
                                    new NewDelegation(
                                            sent.text("delegate"),
                                            sent.all("agreements"),
                                            sent.all("gates"),
                                            from.map(day -> start(day, zone)).orElse(null),
                                            // The last day counts to its end.
                                            start(to.get().plusDays(1), zone),
                                            sent.textOrNull("note"))))
                    .required();
            return Response.seeOther(URI.create("/delegations")).build();
        } catch (ServiceProblem problem) {
            if (problem.status() == 401) {
                throw problem;
            }
            return page(null, typed, sent.all("agreements"), sent.all("gates"), FormErrors.of(problem, typed.keySet()));
        }
    }

    @POST
    @Path("/{id}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response revoke(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        frames.start("work");
        Loading.start("delegations", preparations.revoke(id, new Note(new Form(fields).textOrNull("note"))))
                .required();
        return Response.seeOther(URI.create("/delegations")).build();
    }

    private TemplateInstance page(
            String cursor, Map<String, String> typed, List<String> agreements, List<String> gates, FormErrors errors) {
        var started = frames.start("work");
        var delegations = Loading.start(
                "delegations", preparations.delegations(cursor == null || cursor.isBlank() ? null : cursor, ROWS));
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        Page<Delegation> found = delegations.required();
        List<Colleague> others = colleagues
                .optional()
                .map(page -> page.items().stream()
                        .filter(Colleague::mayDraft)
                        .filter(one -> !one.subject().equals(started.official().subject()))
                        .toList())
                .orElse(List.of());
        return Templates.delegations(
                started.done(), found, others, new Typed(typed), agreements, gates, Forms.newKey(), errors);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance delegations(
                Frame frame,
                Page<Delegation> page,
                List<Colleague> colleagues,
                Typed typed,
                List<String> agreements,
                List<String> gates,
                String key,
                FormErrors errors);
    }
}
