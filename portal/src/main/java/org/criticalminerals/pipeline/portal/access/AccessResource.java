package org.criticalminerals.pipeline.portal.access;

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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.portal.client.AccessClient;
import org.criticalminerals.pipeline.portal.client.AccessClient.Case;
import org.criticalminerals.pipeline.portal.client.AccessClient.Closing;
import org.criticalminerals.pipeline.portal.client.AccessClient.Consultation;
import org.criticalminerals.pipeline.portal.client.AccessClient.Extension;
import org.criticalminerals.pipeline.portal.client.AccessClient.Ground;
import org.criticalminerals.pipeline.portal.client.AccessClient.Law;
import org.criticalminerals.pipeline.portal.client.AccessClient.NewCase;
import org.criticalminerals.pipeline.portal.client.AccessClient.NewConsultation;
import org.criticalminerals.pipeline.portal.client.AccessClient.NewDecision;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Requests for access to documents: the own party's cases, entered, consulted on, decided and closed. */
@Path("/access-requests")
@Authenticated
public class AccessResource {

    private static final int ROWS = 25;
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final List<String> FIELDS = List.of(
            "subject",
            "question",
            "requesterName",
            "reference",
            "receivedOn",
            "projects",
            "reviews",
            "from",
            "until",
            "originators");

    private final Frames frames;
    private final AccessClient access;

    AccessResource(Frames frames, @RestClient AccessClient access) {
        this.frames = frames;
        this.access = access;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        var started = frames.start("access");
        var cases = Loading.start("access", access.cases(after, ROWS));
        var waiting = Loading.start("access", access.consultations(true, null, ROWS));
        Page<Case> page = cases.required();
        return Templates.list(started.done(), page, waiting.required(), after != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance enter(@QueryParam("project") String project) {
        var started = frames.start("access");
        MultivaluedMap<String, String> preset = new MultivaluedHashMap<>();
        if (project != null && ID.matcher(project).matches()) {
            preset.putSingle("projects", project);
        }
        return entering(started, new Form(preset), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object enter(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("access");
        Map<String, String> wrong = new LinkedHashMap<>();
        List<String> projects = ids("projects", sent, wrong);
        List<String> reviews = ids("reviews", sent, wrong);
        if (!wrong.isEmpty()) {
            return entering(started, sent, new FormErrors(wrong, List.of()));
        }
        try {
            Case entered = Loading.start(
                            "access",
                            access.enter(
                                    sent.textOrNull("key"),
                                    new NewCase(
                                            sent.textOrNull("reference"),
                                            sent.textOrNull("requesterName"),
                                            sent.textOrNull("subject"),
                                            sent.textOrNull("question"),
                                            projects,
                                            reviews,
                                            sent.textOrNull("from"),
                                            sent.textOrNull("until"),
                                            sent.textOrNull("receivedOn"),
                                            sent.all("originators"))))
                    .required();
            return Forms.seeOther("/access-requests/" + entered.id() + "?done=entered");
        } catch (ServiceProblem problem) {
            return entering(started, sent, FormErrors.of(problem, FIELDS));
        }
    }

    // Ids, or addresses of pages that hold one, one a line.
    private static List<String> ids(String field, Form sent, Map<String, String> wrong) {
        List<String> ids = new ArrayList<>();
        for (String line : sent.text(field).split("\\R")) {
            Matcher id = ID.matcher(line);
            if (id.find()) {
                ids.add(id.group());
            } else if (!line.isBlank()) {
                wrong.put(field, "holds “" + line.strip() + "”, which names none; copy the address of its page");
            }
        }
        return ids;
    }

    private TemplateInstance entering(Frames.Started started, Form sent, FormErrors errors) {
        Law law = law(started).orElse(null);
        Frame frame = started.done();
        return Templates.enter(frame, law, others(frame), sent, sent.all("originators"), Forms.newKey(), errors);
    }

    private Optional<Law> law(Frames.Started started) {
        String party = started.official().party();
        return Loading.start("access", access.laws()).required().items().stream()
                .filter(law -> law.party().equals(party))
                .findFirst();
    }

    private static List<Party> others(Frame frame) {
        return frame.names().parties().stream()
                .filter(party -> !party.code().equals(frame.official().party()))
                .toList();
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance show(@PathParam("id") UUID id, @QueryParam("done") String done) {
        return page(frames.start("access"), id, new Form(null), Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("access");
        String key = sent.textOrNull("key");
        String act = sent.text("act");
        try {
            Loading.start(
                            "access",
                            switch (act) {
                                case "consult" ->
                                    access.consult(
                                            id,
                                            key,
                                            new NewConsultation(sent.textOrNull("party"), sent.textOrNull("question")));
                                case "extend" -> access.extend(id, key, new Extension(sent.textOrNull("reason")));
                                case "decide" -> access.decide(id, key, decision(sent, fields));
                                case "close" ->
                                    access.close(id, key, new Closing(sent.textOrNull("how"), sent.textOrNull("note")));
                                default -> throw new NotFoundException();
                            })
                    .required();
            return Forms.seeOther("/access-requests/" + id + "?done=" + act);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            List<String> known = new ArrayList<>(
                    List.of("party", "question", "reason", "decision", "grounds", "reasons", "how", "note"));
            fields.keySet().stream()
                    .filter(name -> name.startsWith("releases/"))
                    .forEach(known::add);
            return page(started, id, sent, "", FormErrors.of(problem, known));
        }
    }

    private static NewDecision decision(Form sent, MultivaluedMap<String, String> fields) {
        Map<String, String> releases = new HashMap<>();
        for (String name : fields.keySet()) {
            if (name.startsWith("releases/")) {
                releases.put(name.substring("releases/".length()), sent.text(name));
            }
        }
        return new NewDecision(sent.textOrNull("decision"), releases, sent.all("grounds"), sent.textOrNull("reasons"));
    }

    private TemplateInstance page(Frames.Started started, UUID id, Form sent, String done, FormErrors errors) {
        Case one = Loading.start("access", access.one(id)).required();
        List<Ground> grounds = law(started).map(Law::grounds).orElse(List.of());
        Frame frame = started.done();
        List<Party> further = others(frame).stream()
                .filter(party -> one.consultations().stream()
                        .noneMatch(asked -> asked.party().equals(party.code())))
                .toList();
        return Templates.one(frame, one, grounds, further, sent, sent.all("grounds"), Forms.newKey(), done, errors);
    }

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, Page<Case> page, Page<Consultation> waiting, boolean further);

        static native TemplateInstance enter(
                Frame frame,
                Law law,
                List<Party> parties,
                Form sent,
                List<String> chosen,
                String key,
                FormErrors errors);

        static native TemplateInstance one(
                Frame frame,
                Case one,
                List<Ground> grounds,
                List<Party> parties,
                Form sent,
                List<String> chosen,
                String key,
                String done,
                FormErrors errors);
    }
}
