package org.criticalminerals.pipeline.portal.party;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewHandover;
import org.criticalminerals.pipeline.portal.client.PreparationClient.OpenWork;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Passes a colleague's open work on: first what would move is shown, then it is handed over with a note. */
@Path("/handovers")
@Authenticated
public class HandoverResource {

    private final Frames frames;
    private final PreparationClient preparations;

    HandoverResource(Frames frames, @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance choose(@QueryParam("from") String from, @QueryParam("done") String done) {
        return page(from == null ? "" : from.strip(), Map.of(), FormErrors.none(), done != null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object handOver(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        frames.start("work");
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("to", sent.text("to"));
        typed.put("note", sent.text("note"));
        if (sent.text("note").isEmpty()) {
            return page(sent.text("from"), typed, FormErrors.of("note", "handoverNote"), false);
        }
        try {
            Loading.start(
                            "handovers",
                            preparations.handOver(
                                    sent.textOrNull("key"),
                                    new NewHandover(sent.text("from"), sent.textOrNull("to"), sent.text("note"))))
                    .required();
            return Response.seeOther(URI.create("/handovers?done=1")).build();
        } catch (ServiceProblem problem) {
            if (problem.status() == 401) {
                throw problem;
            }
            return page(sent.text("from"), typed, FormErrors.of(problem, typed.keySet()), false);
        }
    }

    private TemplateInstance page(String from, Map<String, String> typed, FormErrors errors, boolean done) {
        var started = frames.start("work");
        var colleagues = Loading.start("colleagues", preparations.officials(Page.MOST));
        OpenWork work = from.isEmpty()
                ? null
                : Loading.start("handovers", preparations.openWork(from)).required();
        List<Colleague> all = colleagues.required().items();
        return Templates.handover(
                started.done(),
                all,
                from,
                all.stream()
                        .filter(one -> one.subject().equals(from))
                        .map(Colleague::name)
                        .findFirst()
                        .orElse(""),
                work,
                new Typed(typed),
                Forms.newKey(),
                errors,
                done);
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance handover(
                Frame frame,
                List<Colleague> colleagues,
                String from,
                String name,
                OpenWork work,
                Typed typed,
                String key,
                FormErrors errors,
                boolean done);
    }
}
