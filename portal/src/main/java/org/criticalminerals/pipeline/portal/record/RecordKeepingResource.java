package org.criticalminerals.pipeline.portal.record;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Hold;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.NewHold;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.NewPseudonym;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Pseudonym;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Reason;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Schedule;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * How long the own party's part of the record is kept: terms, legal holds, people it is to forget. Each service keeps its
 * own, so what an administrator sets is set in all of them; one that didn't answer is named, and asked again with the same
 * key.
 */
@Path("/record/keeping")
@Authenticated
public class RecordKeepingResource {

    private static final int ROWS = 25;
    private static final List<String> FIELDS = List.of("project", "from", "until", "reason", "official");

    private final Frames frames;
    private final RecordKeepingClient keeping;
    private final RecordingServices services;

    RecordKeepingResource(Frames frames, @RestClient RecordKeepingClient keeping, RecordingServices services) {
        this.frames = frames;
        this.keeping = keeping;
        this.services = services;
    }

    /** How all services' parts of the record are kept. */
    @GET
    @RunOnVirtualThread
    public TemplateInstance all(@QueryParam("done") String done) {
        return page(
                frames.start("record"),
                services.all(),
                null,
                null,
                new Form(null),
                Forms.newKey(),
                Objects.toString(done, ""),
                FormErrors.none());
    }

    /** How one service's part is kept, further down its lists. */
    @GET
    @Path("/{service}")
    @RunOnVirtualThread
    public TemplateInstance one(
            @PathParam("service") String service,
            @QueryParam("holds") String holds,
            @QueryParam("pseudonyms") String pseudonyms) {
        return page(
                frames.start("record"),
                List.of(named(service)),
                holds,
                pseudonyms,
                new Form(null),
                Forms.newKey(),
                "",
                FormErrors.none());
    }

    /** Sets a hold, or has a person forgotten, in every service. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("record");
        String act = sent.text("act");
        ZoneId zone = started.done().reader().zone();
        FormErrors errors =
                switch (act) {
                    case "hold" -> hold(sent, zone);
                    case "forget" ->
                        everywhere(
                                sent,
                                service -> keeping.forget(
                                        service.url(),
                                        key(sent, service),
                                        new NewPseudonym(sent.textOrNull("official"), sent.textOrNull("reason"))));
                    default -> throw new NotFoundException();
                };
        return errors.isAny()
                ? page(started, services.all(), null, null, sent, sent.text("key"), "", errors)
                : seeOther(act);
    }

    private FormErrors hold(Form sent, ZoneId zone) {
        try {
            NewHold hold = new NewHold(
                    sent.textOrNull("project"),
                    day(sent.text("from"), 0, zone),
                    day(sent.text("until"), 1, zone),
                    sent.textOrNull("reason"));
            if (hold.project() != null && !hold.project().matches("[0-9a-fA-F-]{36}")) {
                return FormErrors.of("project", "must be an id, as in its page’s address");
            }
            return everywhere(sent, service -> keeping.hold(service.url(), key(sent, service), hold));
        } catch (DateTimeException e) {
            return FormErrors.of("from", "must be a day, like 2026-11-24");
        }
    }

    private static String day(String text, int plus, ZoneId zone) {
        return text.isEmpty()
                ? null
                : LocalDate.parse(text)
                        .plusDays(plus)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toString();
    }

    // What one service takes another may not reach: each is tried, and the sent key lets one send it all again.
    private FormErrors everywhere(Form sent, Function<RecordingService, Uni<?>> act) {
        List<String> missed = new ArrayList<>();
        for (RecordingService service : services.all()) {
            try {
                Loading.start("record", act.apply(service)).required();
            } catch (ServiceUnavailable down) {
                missed.add(service.name());
            } catch (ServiceProblem problem) {
                if (problem.status() == 401 || problem.status() == 403) {
                    throw problem;
                }
                return FormErrors.of(problem, FIELDS);
            }
        }
        return missed.isEmpty()
                ? FormErrors.none()
                : new FormErrors(
                        Map.of(),
                        List.of(String.join(", ", missed)
                                + " did not answer; the others have it. Send it again: it is set once in each."));
    }

    private static String key(Form sent, RecordingService service) {
        return sent.text("key") + "-" + service.name();
    }

    /** Lifts a hold in one service. */
    @POST
    @Path("/{service}/holds/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object lift(
            @PathParam("service") String service, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("record");
        try {
            Loading.start(
                            "record",
                            keeping.lift(
                                    named(service).url(),
                                    id,
                                    sent.textOrNull("key"),
                                    new Reason(sent.textOrNull("liftReason"))))
                    .required();
            return seeOther("lift");
        } catch (ServiceProblem problem) {
            if (problem.status() == 403 || problem.status() == 404) {
                throw problem;
            }
            return page(
                    started,
                    services.all(),
                    null,
                    null,
                    new Form(null),
                    Forms.newKey(),
                    "",
                    FormErrors.of(problem, List.of()));
        }
    }

    private TemplateInstance page(
            Frames.Started started,
            List<RecordingService> shown,
            String holdsAfter,
            String pseudonymsAfter,
            Form sent,
            String key,
            String done,
            FormErrors errors) {
        List<Loading<Page<Schedule>>> schedules = shown.stream()
                .map(service -> Loading.start("record", keeping.schedules(service.url())))
                .toList();
        List<Loading<Page<Hold>>> holds = shown.stream()
                .map(service -> Loading.start("record", keeping.holds(service.url(), holdsAfter, ROWS)))
                .toList();
        List<Loading<Page<Pseudonym>>> pseudonyms = shown.stream()
                .map(service -> Loading.start("record", keeping.pseudonyms(service.url(), pseudonymsAfter, ROWS)))
                .toList();
        List<KeptRecord> parts = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            try {
                holds.get(i).required();
            } catch (ServiceProblem refused) {
                throw refused;
            } catch (ServiceUnavailable down) {
                // Shown as a gap.
            }
            parts.add(new KeptRecord(
                    shown.get(i).name(),
                    schedules.get(i).optional(),
                    holds.get(i).optional(),
                    pseudonyms.get(i).optional()));
        }
        return Templates.keeping(started.done(), parts, sent, key, done, errors);
    }

    private RecordingService named(String service) {
        return services.named(service).orElseThrow(NotFoundException::new);
    }

    private static Response seeOther(String done) {
        return Response.seeOther(URI.create("/record/keeping?done=" + done)).build();
    }

    @CheckedTemplate(basePath = "record")
    static class Templates {
        private Templates() {}

        static native TemplateInstance keeping(
                Frame frame, List<KeptRecord> services, Form sent, String key, String done, FormErrors errors);
    }
}
