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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;
import org.criticalminerals.pipeline.portal.client.PreparationClient.NewRecusal;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Note;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Recusal;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Who of the own party keeps out of a review, and why. */
@Path("/reviews/{id}/recusals")
@Authenticated
public class RecusalResource {

    private static final int ROWS = 100;

    private final Frames frames;
    private final PartnerClient partners;
    private final PreparationClient preparations;

    RecusalResource(Frames frames, @RestClient PartnerClient partners, @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.partners = partners;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@PathParam("id") UUID id) {
        return page(id, Map.of(), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object record(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        frames.start("reviews");
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : List.of("scope", "official", "substitute", "reason")) {
            typed.put(name, sent.text(name));
        }
        if (sent.text("reason").isEmpty()) {
            return page(id, typed, FormErrors.of("reason", "recusalReason"));
        }
        boolean party = sent.text("scope").equals("PARTY");
        try {
            Loading.start(
                            "recusals",
                            preparations.recuse(
                                    id,
                                    sent.textOrNull("key"),
                                    new NewRecusal(
                                            sent.textOrNull("scope"),
                                            party ? null : sent.textOrNull("official"),
                                            sent.text("reason"),
                                            party ? null : sent.textOrNull("substitute"))))
                    .required();
            return back(id);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404 || problem.status() == 401) {
                throw problem;
            }
            return page(id, typed, FormErrors.of(problem, typed.keySet()));
        }
    }

    @POST
    @Path("/{recusal}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object withdraw(
            @PathParam("id") UUID id, @PathParam("recusal") UUID recusal, MultivaluedMap<String, String> fields) {
        frames.start("reviews");
        try {
            Loading.start(
                            "recusals",
                            preparations.withdrawRecusal(id, recusal, new Note(new Form(fields).textOrNull("note"))))
                    .required();
            return back(id);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404 || problem.status() == 401) {
                throw problem;
            }
            return page(id, Map.of(), new FormErrors(Map.of(), List.of(problem.detail())));
        }
    }

    private TemplateInstance page(UUID id, Map<String, String> typed, FormErrors errors) {
        var started = frames.start("reviews");
        var review = Loading.start("reviews", partners.review(id));
        var recusals = Loading.start("recusals", preparations.recusals(id, ROWS));
        var colleagues = Loading.start("colleagues", preparations.officials(ROWS));
        List<Colleague> others = colleagues
                .optional()
                .map(page -> page.items().stream().filter(Colleague::mayDraft).toList())
                .orElse(List.of());
        return Templates.recusals(
                started.done(),
                review.required(),
                recusals.required(),
                others,
                new Typed(typed),
                Forms.newKey(),
                errors);
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/reviews/" + id + "/recusals")).build();
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance recusals(
                Frame frame,
                Review review,
                Page<Recusal> page,
                List<Colleague> colleagues,
                Typed typed,
                String key,
                FormErrors errors);
    }
}
