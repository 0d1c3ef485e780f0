package org.criticalminerals.pipeline.portal.operations;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.Act;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.DeadLetter;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.Decision;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.NewAct;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.Result;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.record.RecordingService;
import org.criticalminerals.pipeline.portal.record.RecordingServices;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Events that could not be processed, service by service, and the acts on them on which administrators of two parties
 * agree. Written for somebody who is woken by an alarm: what is stuck, since when, what waits behind it, what an act does.
 */
@Path("/operations")
@Authenticated
public class OperationsResource {

    private static final int ROWS = 20;
    private static final int MOST_LOOKED_THROUGH = 100;
    private static final List<String> FIELDS = List.of("act", "reason", "content");

    private final Frames frames;
    private final DeadLetterClient letters;
    private final RecordingServices services;

    OperationsResource(Frames frames, @RestClient DeadLetterClient letters, RecordingServices services) {
        this.frames = frames;
        this.letters = letters;
        this.services = services;
    }

    /** What is stuck everywhere. */
    @GET
    @RunOnVirtualThread
    public TemplateInstance all(@QueryParam("done") String done) {
        return page(
                frames.start("operations"), services.all(), null, null, Objects.toString(done, ""), FormErrors.none());
    }

    /** What is stuck in one service, further down its lists. */
    @GET
    @Path("/{service}")
    @RunOnVirtualThread
    public TemplateInstance one(
            @PathParam("service") String service,
            @QueryParam("letters") String letter,
            @QueryParam("acts") String act) {
        return page(frames.start("operations"), List.of(named(service)), letter, act, "", FormErrors.none());
    }

    private TemplateInstance page(
            Frames.Started started,
            List<RecordingService> shown,
            String letter,
            String act,
            String done,
            FormErrors errors) {
        List<Loading<Page<DeadLetter>>> stuck = shown.stream()
                .map(service -> Loading.start("deadLetters", letters.letters(service.url(), letter, ROWS)))
                .toList();
        List<Loading<Page<Act>>> asked = shown.stream()
                .map(service -> Loading.start("deadLetters", letters.acts(service.url(), act, ROWS)))
                .toList();
        List<StuckEvents> parts = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            refuseForbidden(stuck.get(i));
            parts.add(new StuckEvents(
                    shown.get(i).name(), stuck.get(i).optional(), asked.get(i).optional()));
        }
        return Templates.list(started.done(), parts, Forms.newKey(), done, errors);
    }

    // Who may not see this is told so; a service that is down leaves a gap.
    private static void refuseForbidden(Loading<?> loading) {
        try {
            loading.required();
        } catch (ServiceProblem problem) {
            if (problem.status() == 401 || problem.status() == 403) {
                throw problem;
            }
        } catch (ServiceUnavailable down) {
            // Shown as a gap.
        }
    }

    /** One stuck event, and what can be asked for. */
    @GET
    @Path("/{service}/letter")
    @RunOnVirtualThread
    public TemplateInstance letter(
            @PathParam("service") String service,
            @QueryParam("consumer") String consumer,
            @QueryParam("topic") String topic,
            @QueryParam("key") String key) {
        return asking(
                frames.start("operations"), named(service), consumer, topic, key, new Form(null), FormErrors.none());
    }

    /** Asks for an act. */
    @POST
    @Path("/{service}/letter")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object ask(@PathParam("service") String service, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("operations");
        RecordingService of = named(service);
        String act = sent.textOrNull("act");
        try {
            Loading.start(
                            "deadLetters",
                            letters.ask(
                                    of.url(),
                                    sent.textOrNull("idempotencyKey"),
                                    new NewAct(
                                            act,
                                            sent.textOrNull("consumer"),
                                            sent.textOrNull("topic"),
                                            sent.textOrNull("key"),
                                            sent.textOrNull("reason"),
                                            "MEND".equals(act) ? sent.textOrNull("content") : null)))
                    .required();
            return seeOther("asked");
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return asking(
                    started,
                    of,
                    sent.text("consumer"),
                    sent.text("topic"),
                    sent.text("key"),
                    sent,
                    FormErrors.of(problem, FIELDS));
        }
    }

    private TemplateInstance asking(
            Frames.Started started,
            RecordingService service,
            String consumer,
            String topic,
            String key,
            Form sent,
            FormErrors errors) {
        DeadLetter found = find(service, consumer, topic, key).orElseThrow(NotFoundException::new);
        return Templates.letter(started.done(), service.name(), found, sent, Forms.newKey(), errors);
    }

    // Services name no single one; what is stuck is few.
    private Optional<DeadLetter> find(RecordingService service, String consumer, String topic, String key) {
        String cursor = null;
        int pages = 0;
        do {
            Page<DeadLetter> page = Loading.start("deadLetters", letters.letters(service.url(), cursor, 100))
                    .required();
            Optional<DeadLetter> found = page.items().stream()
                    .filter(letter -> letter.consumer().equals(consumer)
                            && letter.topic().equals(topic)
                            && letter.key().equals(key))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.next();
        } while (cursor != null && ++pages < MOST_LOOKED_THROUGH);
        return Optional.empty();
    }

    /** Approves or refuses what another party's administrator asked for, or does what was approved. */
    @POST
    @Path("/{service}/acts/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object decide(
            @PathParam("service") String service, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("operations");
        String url = named(service).url();
        String key = sent.textOrNull("key");
        Decision why = new Decision(sent.textOrNull("reason"));
        try {
            switch (sent.text("do")) {
                case "approve" ->
                    Loading.start("deadLetters", letters.approve(url, id, key, why))
                            .required();
                case "refuse" ->
                    Loading.start("deadLetters", letters.refuse(url, id, key, why))
                            .required();
                case "execute" -> {
                    Result result = Loading.start("deadLetters", letters.execute(url, id))
                            .required();
                    if (result.letter() != null) {
                        // Shown once, and nowhere kept.
                        return Response.ok(Templates.read(started.done(), service, result), MediaType.TEXT_HTML)
                                .header("Cache-Control", "no-store")
                                .build();
                    }
                }
                default -> throw new NotFoundException();
            }
            return seeOther(sent.text("do"));
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return page(started, services.all(), null, null, "", FormErrors.of(problem, List.of()));
        }
    }

    private RecordingService named(String service) {
        return services.named(service).orElseThrow(NotFoundException::new);
    }

    private static Response seeOther(String done) {
        return Response.seeOther(URI.create("/operations?done=" + done)).build();
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, List<StuckEvents> services, String key, String done, FormErrors errors);

        static native TemplateInstance letter(
                Frame frame, String service, DeadLetter letter, Form sent, String key, FormErrors errors);

        static native TemplateInstance read(Frame frame, String service, Result result);
    }
}
